package sa.wusul.simulation;

/** The duration of a timer by its model. */
public sealed interface Timing {

	record WorkingDays(int days) implements Timing {
	}

	record WorkingSeconds(long seconds) implements Timing {
	}

	/** A duration that runs day and night. */
	record Seconds(long seconds) implements Timing {
	}

	/** A time that only the case knows, such as that of a meeting. */
	record OfTheCase(String expression) implements Timing {
	}

}
