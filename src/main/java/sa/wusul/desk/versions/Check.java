package sa.wusul.desk.versions;

import java.util.List;

/**
 * The effect of a plan on running cases.
 *
 * @param contentHash hash of the plan, for the person who starts it
 */
record Check(long cases, List<Standing> standing, List<Fault> faults, String contentHash) {

	boolean passes() {
		return this.faults.stream().noneMatch(Fault::prevents);
	}

	/**
	 * The cases at a step, and the step in which they continue.
	 *
	 * @param to {@code null} if the plan has no instruction for the step
	 */
	record Standing(String element, String name, long cases, String to, String toName) {
	}

}
