package sa.wusul.supervision;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sa.wusul.casefile.CaseFile;

/**
 * The open tasks of cases. Callers check the user's rights. Changes are written to the
 * operation log under the logged-in user's name with the reason, in the current
 * transaction.
 */
public interface CaseTasks {

	/** Returns the tasks of each of these cases, oldest first. */
	Map<String, List<OpenTask>> forCases(Collection<String> references);

	/** Returns the candidate groups of a task. */
	List<String> groups(OpenTask task);

	/** Returns the members of at least one of these groups, with their names. */
	List<Figures.Word> members(Set<String> groups);

	/** Returns the display names of these people. */
	Map<String, String> names(Collection<String> people);

	void assign(List<OpenTask> tasks, String assignee, String reason);

	/**
	 * Sets another priority for the case and its tasks, and the due dates by the service
	 * levels of that priority.
	 */
	void prioritise(CaseFile file, List<OpenTask> tasks, String priority, String reason);

	/**
	 * An open task, assigned or waiting for one of its groups.
	 *
	 * @param process the model that contains it
	 * @param assignee {@code null} if there is none
	 */
	record OpenTask(String id, String process, String step, String name, String assignee, Instant since, Instant dueAt,
			int priority) {
	}

}
