package sa.wusul.simulation;

/** For how long a timer waits, as its model says it. */
public sealed interface Timing {

	record WorkingDays(int days) implements Timing {
	}

	record WorkingSeconds(long seconds) implements Timing {
	}

	/** Day and night. */
	record Seconds(long seconds) implements Timing {
	}

	/** A moment that only the case knows, such as the hour of a meeting. */
	record OfTheCase(String expression) implements Timing {
	}

}
