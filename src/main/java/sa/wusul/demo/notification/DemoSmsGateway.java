package sa.wusul.demo.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.notification.SmsAcceptance;
import sa.wusul.notification.SmsDeliveryState;
import sa.wusul.notification.SmsGateway;
import sa.wusul.notification.SmsMessage;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.text.NeutralText;

/**
 * SMS gateway of the demo, which stores every message for the demo's inbox page. It comes
 * after the gateways of the settings.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class DemoSmsGateway implements SmsGateway {

	private static final int NEWEST = 200;

	/** Last digits of numbers without a telephone. */
	private static final String NO_SUBSCRIBER = "0404";

	/** Last digits of telephones that are switched off. */
	private static final String SWITCHED_OFF = "0408";

	/** Messages that this thread handed over since it last completed them. */
	private final ThreadLocal<List<SmsMessage>> handedOver = ThreadLocal.withInitial(ArrayList::new);

	private final JdbcClient jdbc;

	private final Clock clock;

	DemoSmsGateway(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "demo";
	}

	@Override
	public boolean isReady() {
		return true;
	}

	@Override
	public boolean deduplicates() {
		return true;
	}

	@Override
	public int parts(SmsMessage message) {
		return 1;
	}

	/** Answers with the receipt of the telephone at once. */
	@Override
	public SmsAcceptance send(SmsMessage message, int part, int reference) {
		var state = receipt(message.mobile());
		if (state == SmsDeliveryState.DELIVERED) {
			this.handedOver.get().add(message);
		}
		var id = "demo-" + reference;
		return new SmsAcceptance(id, id, state);
	}

	private static SmsDeliveryState receipt(String mobile) {
		return mobile.endsWith(NO_SUBSCRIBER) ? SmsDeliveryState.FAILED
				: mobile.endsWith(SWITCHED_OFF) ? SmsDeliveryState.FAILED_FOR_NOW : SmsDeliveryState.DELIVERED;
	}

	/** Stores the messages in the order in which they were handed over, each once. */
	@Override
	public void complete() {
		var messages = new LinkedHashMap<String, SmsMessage>();
		this.handedOver.get().forEach((message) -> messages.putIfAbsent(message.key(), message));
		this.handedOver.remove();
		if (!messages.isEmpty()) {
			store(messages.values());
		}
	}

	private void store(Collection<SmsMessage> messages) {
		var values = new ArrayList<Object>(List.of(OffsetDateTime.now(this.clock)));
		for (var message : messages) {
			values.addAll(List.of(values.size(), message.key(), message.mobile(), message.text()));
		}
		var row = "(cast(? as integer), cast(? as varchar), cast(? as varchar), cast(? as varchar))";
		this.jdbc.sql(NeutralText.format("""
				insert into demo_sms (message_key, mobile, text, sent_at)
				select v.message_key, v.mobile, v.text, cast(? as timestamp with time zone)
				from (values %s) v (place, message_key, mobile, text)
				where not exists (select 1 from demo_sms d where d.message_key = v.message_key)
				order by v.place
				""", String.join(", ", Collections.nCopies(messages.size(), row)))).params(values).update();
	}

	/**
	 * Returns the newest messages whose text contains the reference and whose mobile
	 * number ends with the digits; an empty filter matches all.
	 */
	public List<DemoSms> received(String reference, String mobileDigits) {
		return this.jdbc.sql("""
				select mobile, text, sent_at from demo_sms
				where text like :reference escape '!' and mobile like :mobile escape '!'
				order by id desc
				fetch first :newest rows only
				""")
			.param("reference", "%" + escaped(reference) + "%")
			.param("mobile", "%" + escaped(mobileDigits))
			.param("newest", NEWEST)
			.query((row, number) -> new DemoSms(row.getString("mobile"), row.getString("text"),
					row.getObject("sent_at", OffsetDateTime.class).atZoneSameInstant(Kingdom.ZONE).toOffsetDateTime()))
			.list();
	}

	private static String escaped(String filter) {
		return filter.replaceAll("([!%_])", "!$1");
	}

}
