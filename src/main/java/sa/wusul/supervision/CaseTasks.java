package sa.wusul.supervision;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sa.wusul.casefile.CaseFile;

/**
 * The open tasks of cases. Who asks is not asked for his right: the caller knows it. What
 * changes stands in the operation log under the name of who is logged in, with the
 * reason; it belongs to the transaction that is running.
 */
public interface CaseTasks {

	/** The tasks of each of these cases, the oldest first. */
	Map<String, List<OpenTask>> of(Collection<String> references);

	/** The groups for which a task waits. */
	List<String> groups(OpenTask task);

	/** Who belongs to at least one of these groups, with his name. */
	List<Figures.Word> members(Set<String> groups);

	/** What colleagues call these people. */
	Map<String, String> names(Collection<String> people);

	void assign(List<OpenTask> tasks, String assignee, String reason);

	/**
	 * Gives case and tasks another priority, and due dates as the service levels of that
	 * priority say.
	 */
	void prioritise(CaseFile file, List<OpenTask> tasks, String priority, String reason);

	/**
	 * A task that somebody has, or that waits for one of its groups.
	 *
	 * @param process the model in which it is
	 * @param assignee {@code null} where nobody has it
	 */
	record OpenTask(String id, String process, String step, String name, String assignee, Instant since, Instant dueAt,
			int priority) {
	}

}
