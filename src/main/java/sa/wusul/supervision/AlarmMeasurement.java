package sa.wusul.supervision;

/**
 * A figure of a place as it is now.
 *
 * @param place id of a centre or department; {@link #MINISTRY} for the ministry
 * @param value percent or minutes
 * @param base number of cases, visitors or steps that were measured
 */
public record AlarmMeasurement(AlarmFigure figure, Kind kind, String place, long value, long base) {

	static final String MINISTRY = "ministry";

	/** Kind of a place that has figures of its own. */
	public enum Kind {

		CENTRE, DEPARTMENT, MINISTRY

	}

}
