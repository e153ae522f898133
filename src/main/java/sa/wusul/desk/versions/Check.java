package sa.wusul.desk.versions;

import java.util.List;

/**
 * What a plan means for the cases that run now.
 *
 * @param contentHash of the plan, for whoever starts it
 */
record Check(long cases, List<Standing> standing, List<Fault> faults, String contentHash) {

	boolean passes() {
		return this.faults.stream().noneMatch(Fault::prevents);
	}

	/**
	 * Cases at a step, and where they go on.
	 *
	 * @param to none where the plan says nothing of the step
	 */
	record Standing(String element, String name, long cases, String to, String toName) {
	}

}
