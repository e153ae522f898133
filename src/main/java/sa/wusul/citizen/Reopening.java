package sa.wusul.citizen;

import java.time.LocalDate;

/**
 * How it stands with the reopening of a case.
 *
 * @param until the last day on which it may be asked for, where it still may
 * @param explanation why the case stays closed, as its requester reads it
 */
public record Reopening(Stage stage, LocalDate until, String explanation) {

	/** How far it has come. */
	public enum Stage {

		/** It is not to be had, or no longer. */
		NONE,
		/** It may be asked for. */
		POSSIBLE,
		/** It was asked for, and is looked at. */
		ASKED,
		/** The case was opened again. */
		REOPENED,
		/** It was looked at, and the answer stays. */
		KEPT_CLOSED

	}

	static Reopening at(Stage stage) {
		return new Reopening(stage, null, null);
	}

	public boolean isPossible() {
		return this.stage == Stage.POSSIBLE;
	}

	/** Something happens to the case although it is closed. */
	public boolean isLookedAt() {
		return this.stage == Stage.ASKED;
	}

}
