package sa.wusul.tawasul;

import java.time.Instant;
import java.util.Set;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.inbox.Receipt;

/**
 * Service that receives the events of the register of detainees and notifies the cases
 * that watch the detainee. An event only says that something changed, and the process
 * then reads the current facts from the register, so an early, late or repeated event
 * does no harm.
 */
@Service
public class DetaineeEventService {

	/** The message received by a process that watches its detainee. */
	public static final String CHANGED = "tawasul.detaineeChanged";

	private final DetaineeEventRepository events;

	private final Inbox inbox;

	private final TransactionTemplate transaction;

	DetaineeEventService(DetaineeEventRepository events, Inbox inbox, PlatformTransactionManager transactions) {
		this.events = events;
		this.inbox = inbox;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Registers a case for all future changes and for those since it was opened, because
	 * the registers may have answered before.
	 */
	@Transactional
	public void watch(DetaineeCase watching) {
		this.events.hold(watching.detainee());
		if (!this.events.unwatch(watching.reference())) {
			this.events.newestSinceOpened(watching).ifPresent((key) -> tell(watching.reference(), key));
		}
		this.events.watch(watching);
	}

	/** Stores the event once per key and notifies the watching cases. */
	public Receipt receive(DetaineeEvent event, String account) {
		try {
			return this.transaction.execute((status) -> receiveOnce(event, account));
		}
		catch (DuplicateKeyException atTheSameMoment) {
			return Receipt.ALREADY_RECEIVED;
		}
	}

	private Receipt receiveOnce(DetaineeEvent event, String account) {
		this.events.hold(event.detainee());
		if (!this.events.keep(event, account)) {
			return Receipt.ALREADY_RECEIVED;
		}
		wake(event.detainee(), event.key());
		return Receipt.ACCEPTED;
	}

	/**
	 * Notifies the watching cases of a change for the detainee, such as of their
	 * contacts.
	 * @param key names the change; a repeated key notifies no case
	 */
	@Transactional
	public void wake(IdentityNumber detainee, String key) {
		this.events.watching(detainee).forEach((reference) -> tell(reference, key));
	}

	/** Returns the kinds of the events received about a detainee since a moment. */
	public Set<DetaineeEvent.Kind> kindsSince(IdentityNumber detainee, Instant since) {
		return Set.copyOf(this.events.kindsSince(detainee, since));
	}

	private void tell(String reference, String key) {
		this.inbox.receive(new InboxMessage("detainee:" + key + ":" + reference, CHANGED, reference));
	}

}
