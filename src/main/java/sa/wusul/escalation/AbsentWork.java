package sa.wusul.escalation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The work that a member of staff holds while they are away. */
public interface AbsentWork {

	/** Returns the ids of the person's groups; none if there is no such person. */
	Set<String> groups(String person);

	/**
	 * Gives the tasks that the person holds to their stand-in, or back to the group if
	 * the stand-in does not belong to it or may not do the step after what they did
	 * before.
	 */
	void handOver(String person, Optional<String> standIn);

	/** Returns the names of the members of these groups by user name. */
	Map<String, String> members(Set<String> groups);

}
