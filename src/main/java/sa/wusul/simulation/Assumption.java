package sa.wusul.simulation;

import java.util.List;

/**
 * An assumption of a simulation, made for lack of measurements or as a simplification.
 */
public record Assumption(Code code, List<String> names) {

	/** The assumptions, whose texts are in {@code words_ar.properties}. */
	public enum Code {

		/** No history of the branches of a gateway: all are equally likely. */
		BRANCHES_ALIKE,

		/** Fewer than twenty cases decided the shares of a gateway. */
		BRANCHES_SELDOM,

		/** A new branch beside measured ones. */
		BRANCH_NEW,

		/**
		 * The task was never done: the average time of the tasks of its process.
		 */
		TOUCH_UNKNOWN,

		/** No measurements of an awaited event: a day on average, at any time. */
		WAIT_UNKNOWN,

		/** No measurements of a time set by the case: five working days. */
		MOMENT_UNKNOWN,

		/** An event that did not occur in the measured cases does not occur. */
		NEVER_SEEN,

		/**
		 * The performers of a task are determined by the case and assumed to be
		 * available.
		 */
		STAFF_UNKNOWN,

		/** The place of the case is assumed. */
		PLACE_OF_CASE,

		/** A group without members: as many people as were seen working. */
		STAFF_SEEN,

		/** A group without members or any work: one person. */
		STAFF_ONE,

		/** A due date that is set by the case is not simulated. */
		DUE_OF_CASE,

		/** The number of repetitions of an activity is unknown: one. */
		ONCE,

		/** A called process that does not exist takes no time. */
		CALL_UNKNOWN,

		/** The simulation passes this element without effect. */
		ELEMENT_PASSED,

		/** No case was counted; the number is an example. */
		VOLUME_UNKNOWN,

		/** Some groups have other work, which was measured. */
		OTHER_WORK,

		/** Groups that work day and night. */
		DAY_AND_NIGHT,

		/** Applies to every simulation. */
		STEPS_AT_ONCE,

		BRANCHES_INDEPENDENT,

		STAFF_PRESENT,

		WITHOUT_FOUR_EYES,

		WITHOUT_ESCALATION

	}

}
