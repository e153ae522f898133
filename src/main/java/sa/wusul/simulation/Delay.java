package sa.wusul.simulation;

/** The delay of an awaited event. */
@FunctionalInterface
interface Delay {

	long NEVER = Long.MAX_VALUE;

	/**
	 * Returns the time of the event.
	 * @param dice a random number from zero to below one
	 * @return the time in seconds, or {@link #NEVER}
	 */
	long after(long now, double dice);

	static Delay never() {
		return (now, dice) -> NEVER;
	}

	/** Returns a memoryless delay with this mean. */
	static Delay ofMean(long seconds) {
		return (now, dice) -> now + Math.round(-Math.log(1 - dice) * seconds);
	}

	/**
	 * Returns a delay that occurs with this probability, day and night, distributed as
	 * measured.
	 */
	static Delay measured(double likelihood, MeasuredDurations durations) {
		return (now, dice) -> (dice < likelihood) ? now + durations.quantile(dice / likelihood) : NEVER;
	}

	static Delay of(Timing timing, WorkingAxis axis) {
		if (timing instanceof Timing.WorkingDays days) {
			return (now, dice) -> axis.plusDays(now, days.days());
		}
		if (timing instanceof Timing.WorkingSeconds time) {
			return (now, dice) -> axis.plus(now, time.seconds());
		}
		var seconds = ((Timing.Seconds) timing).seconds();
		return (now, dice) -> now + seconds;
	}

}
