package sa.wusul.supervision;

import java.util.List;

/**
 * The sum of the open work of one kind at a place.
 *
 * @param open tasks at a step, or cases in what was called or in the whole model
 * @param waited working minutes for which the tasks have waited, together
 */
record OpenStepSum(Kind kind, String model, String step, String caseProcess, String centre, String department,
		long open, long overdue, long tasks, long waited) {

	/** The step of a whole model. */
	static final String WHOLE_MODEL = "-";

	OpenStepSum plus(OpenStepSum other) {
		return new OpenStepSum(this.kind, this.model, this.step, this.caseProcess, this.centre, this.department,
				this.open + other.open, this.overdue + other.overdue, this.tasks + other.tasks,
				this.waited + other.waited);
	}

	/** The identity of a sum. */
	Object key() {
		return List.of(this.kind, this.model, this.step, this.caseProcess, this.centre, this.department);
	}

	/** The kinds of sums. */
	enum Kind {

		/** Tasks at a step of a model. */
		STEP,
		/** Cases in what a call activity called. */
		CALL,
		/** Cases with a step in a model or in what it called. */
		MODEL

	}

}
