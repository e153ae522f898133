package sa.wusul.demo.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
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

	/** Stores the message, and answers with the receipt of its telephone at once. */
	@Override
	public SmsAcceptance send(SmsMessage message, int part, int reference) {
		var state = receipt(message.mobile());
		if (state == SmsDeliveryState.DELIVERED) {
			store(message);
		}
		var id = "demo-" + reference;
		return new SmsAcceptance(id, id, state);
	}

	private static SmsDeliveryState receipt(String mobile) {
		return mobile.endsWith(NO_SUBSCRIBER) ? SmsDeliveryState.FAILED
				: mobile.endsWith(SWITCHED_OFF) ? SmsDeliveryState.FAILED_FOR_NOW : SmsDeliveryState.DELIVERED;
	}

	private void store(SmsMessage message) {
		this.jdbc.sql("""
				insert into demo_sms (message_key, mobile, text, sent_at)
				select cast(:key as varchar), cast(:mobile as varchar), cast(:text as varchar),
				       cast(:now as timestamp with time zone)
				where not exists (select 1 from demo_sms where message_key = :key)
				""")
			.param("key", message.key())
			.param("mobile", message.mobile())
			.param("text", message.text())
			.param("now", OffsetDateTime.now(this.clock))
			.update();
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
