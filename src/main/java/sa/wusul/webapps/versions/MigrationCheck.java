package sa.wusul.webapps.versions;

import java.util.List;

/**
 * The effect of a plan on running cases.
 *
 * @param contentHash hash of the plan, for the person who starts it
 */
record MigrationCheck(long cases, List<Standing> standing, List<MigrationFault> faults, String contentHash) {

	boolean passes() {
		return this.faults.stream().noneMatch(MigrationFault::prevents);
	}

	/**
	 * The cases at a step, and the step in which they continue.
	 *
	 * @param to {@code null} if the plan has no instruction for the step
	 */
	record Standing(String element, String name, long cases, String to, String toName) {
	}

}
