package sa.wusul.citizen;

import java.time.LocalDate;

/**
 * State of the reopening of a case.
 *
 * @param until the last day on which to ask for it, or {@code null} if that is not
 * possible
 * @param explanation the reason, for the requester, why the case stays closed
 */
public record Reopening(Stage stage, LocalDate until, String explanation) {

	/** Stage of the reopening. */
	public enum Stage {

		/** It is not possible, or no longer. */
		NONE,
		/** It is possible. */
		POSSIBLE,
		/** The requester asked for it, and staff review it. */
		ASKED,
		/** Staff reopened the case. */
		REOPENED,
		/** Staff reviewed and confirmed the answer. */
		KEPT_CLOSED

	}

	static Reopening at(Stage stage) {
		return new Reopening(stage, null, null);
	}

	public boolean isPossible() {
		return this.stage == Stage.POSSIBLE;
	}

	/** Checks whether staff review the case although it is closed. */
	public boolean isLookedAt() {
		return this.stage == Stage.ASKED;
	}

}
