package sa.wusul.platform.engine;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

import org.springframework.util.ReflectionUtils;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Command interceptor that lets an account run only the engine's commands on its list,
 * and refuses pages of lists that cannot be, which the database would call a fault, and
 * lists of more entries than a node could hold for all who ask. The program's own
 * commands check their callers themselves and may run any other; work of the engine
 * itself, and work within {@link EngineAccess#asSystem}, is not asked.
 */
class AccountCommandInterceptor extends CommandInterceptor {

	/**
	 * Entries of a list that an account gets at once, at most: more would fill the memory
	 * of a node.
	 */
	private static final int MOST = 10_000;

	/** What a query is asked for, which the engine keeps to itself. */
	private static final Field ASKED = ReflectionUtils.findField(AbstractQuery.class, "resultType");

	static {
		ReflectionUtils.makeAccessible(ASKED);
	}

	private static final Set<String> LISTS = Set.of("LIST", "LIST_PAGE");

	private static final ThreadLocal<CommandContext> ownCommand = new ThreadLocal<>();

	private final EngineCommands commands;

	AccountCommandInterceptor(EngineCommands commands) {
		this.commands = commands;
	}

	@Override
	public <T> T execute(Command<T> command) {
		var context = Context.getCommandContext();
		if (!isAsked(context)) {
			return this.next.execute(command);
		}
		var type = command.getClass();
		if (this.commands.isOwn(type)) {
			return within(context, command);
		}
		if (!this.commands.allow(type, groups(context.getAuthentication()))) {
			throw new RefusalException(Kind.FORBIDDEN, this.commands.refusal(type));
		}
		return (command instanceof AbstractQuery<?, ?> query) ? inPages(query, () -> this.next.execute(command))
				: this.next.execute(command);
	}

	private static <T> T inPages(AbstractQuery<?, ?> query, Supplier<T> execution) {
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

	private static boolean isAsked(CommandContext context) {
		return EngineAccess.isAccount(context) && ownCommand.get() != context;
	}

	private <T> T within(CommandContext context, Command<T> command) {
		var before = ownCommand.get();
		ownCommand.set(context);
		try {
			return this.next.execute(command);
		}
		finally {
			if (before != null) {
				ownCommand.set(before);
			}
			else {
				ownCommand.remove();
			}
		}
	}

	private static List<String> groups(Authentication account) {
		return Optional.ofNullable(account.getGroupIds()).orElse(List.of());
	}

	/** Tasks, which filters look up without a command of their own. */
	static final class Tasks extends TaskManager {

		@Override
		public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
			return isAsked(Context.getCommandContext()) ? inPages(query, () -> super.findTasksByQueryCriteria(query))
					: super.findTasksByQueryCriteria(query);
		}

	}

}
