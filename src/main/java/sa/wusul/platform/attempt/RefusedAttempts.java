package sa.wusul.platform.attempt;

import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import sa.wusul.platform.encryption.KeyedHash;

/**
 * Record of refused tries for operators: the counter {@code wusul.attempts.refused} by
 * kind, and a log line without personal data, whose source is a keyed hash.
 */
@Component
public class RefusedAttempts {

	private static final Logger log = LoggerFactory.getLogger(RefusedAttempts.class);

	private static final int SHOWN = 10;

	private final MeterRegistry registry;

	private final KeyedHash hash;

	RefusedAttempts(MeterRegistry registry, KeyedHash hash) {
		this.registry = registry;
		this.hash = hash;
		for (var kind : Kind.values()) {
			count(kind, 0);
		}
	}

	/**
	 * Counts a refused try.
	 * @param source the address or the like from which it came
	 */
	public void record(Kind kind, String source) {
		count(kind, 1);
		log.warn("{} (source {})", kind.sentence, this.hash.hex("log", source).substring(0, SHOWN));
	}

	private void count(Kind kind, int more) {
		this.registry.counter("wusul.attempts.refused", "kind", kind.tag()).increment(more);
	}

	/** Kind of a refused try. */
	public enum Kind {

		STAFF_PASSWORD("Refused a wrong password of staff"), STAFF_PAUSE("Refused a log-in of staff during a pause"),

		STAFF_BRAKE("Refused a log-in of staff while many fail"),

		STAFF_FACTOR("Refused a wrong second factor of staff"),

		CHANNEL_CASES("Refused a channel that asks about too many cases"),

		ACCOUNT_KEY("Refused a wrong key of a technical account"), CITIZEN_CODE("Refused a wrong code of a citizen"),

		CITIZEN_PAUSE("Refused a log-in of a citizen during a pause"),

		CITIZEN_BRAKE("Refused a log-in of a citizen while many fail"),

		PAGE_PAUSE("Refused a try of an open page during a pause"),

		IDENTITY_ANSWER("Refused an unproven answer of the national identity");

		private final String sentence;

		Kind(String sentence) {
			this.sentence = sentence;
		}

		String tag() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
