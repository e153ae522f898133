package sa.wusul.simulation;

import java.util.List;

/**
 * What a simulation takes for granted because nobody has measured it or because it is
 * simpler than life.
 */
public record Assumption(Code code, List<String> names) {

	/** The sentences stand in {@code words_ar.properties}. */
	public enum Code {

		/** No history of the branches of a gateway: each alike. */
		BRANCHES_ALIKE,

		/** Fewer than twenty cases decided the shares of a gateway. */
		BRANCHES_SELDOM,

		/** A new branch beside measured ones. */
		BRANCH_NEW,

		/**
		 * Nobody has done the task yet: as long as the tasks of its process on average.
		 */
		TOUCH_UNKNOWN,

		/** Nothing measured about something awaited: a day on average, at any time. */
		WAIT_UNKNOWN,

		/** A moment of the case that nobody has measured: five working days. */
		MOMENT_UNKNOWN,

		/** It has not happened in the measured cases, so it does not. */
		NEVER_SEEN,

		/** Who gets a task is decided by the case; nobody waits for them. */
		STAFF_UNKNOWN,

		/** Taken for the place of the case. */
		PLACE_OF_CASE,

		/** A group without members: as many as were seen working. */
		STAFF_SEEN,

		/** A group without members, and nobody seen working: one person. */
		STAFF_ONE,

		/** A due date that only the case knows is not watched. */
		DUE_OF_CASE,

		/** How often an activity is repeated is not known: once. */
		ONCE,

		/** A called process that is not there takes no time. */
		CALL_UNKNOWN,

		/** An element that the simulation passes. */
		ELEMENT_PASSED,

		/** No case has been counted; the number is an example. */
		VOLUME_UNKNOWN,

		/** Some groups have other work, which was measured. */
		OTHER_WORK,

		/** Groups that work day and night. */
		DAY_AND_NIGHT,

		/** Holds always. */
		STEPS_AT_ONCE,

		BRANCHES_INDEPENDENT,

		STAFF_PRESENT,

		WITHOUT_FOUR_EYES,

		WITHOUT_ESCALATION

	}

}
