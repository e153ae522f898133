package sa.wusul.platform.clock;

import java.time.ZoneId;
import java.util.TimeZone;

/** The Kingdom's time zone, without daylight saving, independent of the machine's. */
public final class Kingdom {

	public static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");

	private Kingdom() {
	}

	/** Makes it the default zone of this program. */
	public static void setAsDefault() {
		TimeZone.setDefault(TimeZone.getTimeZone(ZONE));
	}

}
