package sa.wusul.supervision;

import java.time.Instant;

/**
 * An alarm: a figure that crossed its threshold.
 *
 * @param fellAt when the figure fell below the value at which the alarm ends;
 * {@code null} before
 */
record ThresholdAlarm(long id, AlarmFigure figure, AlarmMeasurement.Kind kind, String place, String toldGroup,
		long measured, long threshold, long endsBelow, Instant raisedAt, Instant fellAt) {

	private static final String PREFIX = "AL-";

	/** Returns the business key of its process. */
	String key() {
		return key(this.id);
	}

	static String key(long id) {
		return PREFIX + id;
	}

	static long id(String key) {
		return Long.parseLong(key.substring(PREFIX.length()));
	}

}
