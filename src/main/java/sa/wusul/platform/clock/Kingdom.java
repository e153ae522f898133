package sa.wusul.platform.clock;

import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The Kingdom's time zone, without daylight saving, and the locale of the program. Both
 * are set here, so that the program behaves the same on every machine.
 */
public final class Kingdom {

	public static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");

	/** Latin digits and root rules; a text for people names its own language. */
	private static final Locale LOCALE = Locale.ENGLISH;

	private Kingdom() {
	}

	/** Sets the zone and the locale of all code in this program that names none. */
	public static void setAsDefault() {
		Locale.setDefault(LOCALE);
		TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
	}

}
