package sa.wusul.platform.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The people who acted in a role of a proceeding, such as who classified a request. Four
 * eyes are checked against them. They are facts of law, which no process variable holds:
 * nothing takes one back.
 */
public interface Performers {

	/**
	 * Records an act. A person who acted in the role before stays on record with the
	 * first time.
	 */
	void record(Act act);

	/**
	 * Records an act that each person does once.
	 * @return false if the person acted in the role of this proceeding before
	 */
	boolean recordOnce(Act act);

	/** Checks whether the person acted in one of the roles. */
	boolean acted(String proceeding, Collection<String> roles, String person);

	/** Returns the people who acted in the role, the last one first. */
	List<String> inRole(String proceeding, String role);

	/** Returns the person who acted last in the role within one process. */
	Optional<String> last(String process, String role);

	/**
	 * An act of a person.
	 *
	 * @param proceeding id of the topmost process instance
	 * @param process id of the process instance with the step
	 * @param reference business key, such as the reference of the case, or null
	 */
	record Act(String proceeding, String process, String reference, String role, String person) {

	}

}
