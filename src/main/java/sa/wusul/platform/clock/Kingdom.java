package sa.wusul.platform.clock;

import java.time.ZoneId;
import java.util.TimeZone;

/** The Kingdom's time zone, without daylight saving; said here and not by the machine. */
public final class Kingdom {

	public static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");

	private Kingdom() {
	}

	/** Makes it the zone of everything in this program that does not name one. */
	public static void setAsDefault() {
		TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
	}

}
