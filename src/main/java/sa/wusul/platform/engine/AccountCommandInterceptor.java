package sa.wusul.platform.engine;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Command interceptor that lets an account run only the engine's commands on its list,
 * and refuses pages of lists that cannot be, which the database would call a fault. The
 * program's own commands check their callers themselves and may run any other; work of
 * the engine itself, and work within {@link EngineAccess#asSystem}, is not asked.
 */
class AccountCommandInterceptor extends CommandInterceptor {

	private static final ThreadLocal<CommandContext> ownCommand = new ThreadLocal<>();

	private final EngineCommands commands;

	AccountCommandInterceptor(EngineCommands commands) {
		this.commands = commands;
	}

	@Override
	public <T> T execute(Command<T> command) {
		var context = Context.getCommandContext();
		if (!EngineAccess.isAccount(context) || ownCommand.get() == context) {
			return this.next.execute(command);
		}
		var type = command.getClass();
		if (this.commands.isOwn(type)) {
			return within(context, command);
		}
		if (!this.commands.allow(type, groups(context.getAuthentication()))) {
			throw new RefusalException(Kind.FORBIDDEN, this.commands.refusal(type));
		}
		if (command instanceof AbstractQuery<?, ?> list && (list.getFirstResult() < 0 || list.getMaxResults() < 0)) {
			throw new RefusalException(Kind.INVALID, "command.page");
		}
		return this.next.execute(command);
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

}
