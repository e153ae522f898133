package sa.wusul.demo.notification;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

import sa.wusul.notification.EmailGateway;
import sa.wusul.notification.EmailMessage;

/** The demo's mailboxes: the latest hundred e-mails, until the program ends. */
@Component
@ConditionalOnExpression("'${wusul.email.host:}' == ''")
public class DemoEmailGateway implements EmailGateway {

	private static final int MOST = 100;

	private final Deque<EmailMessage> received = new ArrayDeque<>();

	@Override
	public synchronized void send(EmailMessage message) {
		if (this.received.stream().noneMatch((known) -> known.key().equals(message.key()))) {
			this.received.addFirst(message);
		}
		while (this.received.size() > MOST) {
			this.received.removeLast();
		}
	}

	/** Returns the e-mails to an address, or all for none, the newest first. */
	public synchronized List<EmailMessage> received(String address) {
		return this.received.stream()
			.filter((message) -> address.isEmpty() || message.address().equals(address))
			.toList();
	}

}
