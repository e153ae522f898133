package sa.wusul.platform.engine;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

import org.springframework.util.ReflectionUtils;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Budget of the engine's lists that an account asks for itself: a list that would fill
 * the memory of a node is refused, and given in pages.
 */
final class ListBudget {

	/** Entries of a list that an account gets at once, at most. */
	static final int MOST = 10_000;

	/** What a query is asked for, which the engine keeps to itself. */
	private static final Field ASKED = ReflectionUtils.findField(AbstractQuery.class, "resultType");

	static {
		ReflectionUtils.makeAccessible(ASKED);
	}

	private static final Set<String> LISTS = Set.of("LIST", "LIST_PAGE");

	private ListBudget() {
	}

	/**
	 * Looks a query up that an account asks for itself.
	 * @throws RefusalException if its page cannot be, or if it has more entries
	 */
	static <T> T within(AbstractQuery<?, ?> query, Supplier<T> execution) {
		var most = query.getMaxResults();
		if (query.getFirstResult() < 0 || most < 0) {
			throw new RefusalException(Kind.INVALID, "command.page");
		}
		if (most <= MOST || TaskListShape.isByKey(query) || !LISTS.contains(asked(query))) {
			return execution.get();
		}
		query.setMaxResults(MOST + 1);
		try {
			var result = execution.get();
			if (result instanceof Collection<?> found && found.size() > MOST) {
				throw new RefusalException(Kind.INVALID, "command.tooLong", MOST);
			}
			return result;
		}
		finally {
			query.setMaxResults(most);
		}
	}

	/** Returns whether a query is asked for a list, a number or a single entry. */
	private static String asked(AbstractQuery<?, ?> query) {
		return String.valueOf(ReflectionUtils.getField(ASKED, query));
	}

	/** Tasks, which filters look up without a command of their own. */
	static final class Tasks extends TaskManager {

		@Override
		public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
			return CommandOrigin.isAccount(Context.getCommandContext())
					? within(query, () -> super.findTasksByQueryCriteria(query))
					: super.findTasksByQueryCriteria(query);
		}

	}

}
