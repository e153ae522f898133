package sa.wusul.simulation;

/** When something that is awaited comes. */
@FunctionalInterface
interface Delay {

	long NEVER = Long.MAX_VALUE;

	/**
	 * @param dice a number from nought up to one
	 * @return the moment, or {@link #NEVER}
	 */
	long after(long now, double dice);

	static Delay never() {
		return (now, dice) -> NEVER;
	}

	/** At any time, whatever time has passed already. */
	static Delay ofMean(long seconds) {
		return (now, dice) -> now + Math.round(-Math.log(1 - dice) * seconds);
	}

	/** Day and night, in this share of the times. */
	static Delay measured(double likelihood, Durations durations) {
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
