package sa.wusul.platform.engine;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Command interceptor that lets an account run only the engine's commands on its list,
 * and lists within their budget. The program's own commands check their callers
 * themselves and may run any other; work of the engine itself, and work within
 * {@link EngineAccess#asSystem}, is not asked.
 */
class AccountCommandInterceptor extends CommandInterceptor {

	private final EngineCommands commands;

	AccountCommandInterceptor(EngineCommands commands) {
		this.commands = commands;
	}

	@Override
	public <T> T execute(Command<T> command) {
		var context = Context.getCommandContext();
		if (!CommandOrigin.isAccount(context)) {
			return this.next.execute(command);
		}
		var type = command.getClass();
		if (this.commands.isOwn(type)) {
			return CommandOrigin.own(context, () -> this.next.execute(command));
		}
		if (!this.commands.allow(type, groups(context.getAuthentication()))) {
			throw new RefusalException(Kind.FORBIDDEN, this.commands.refusal(type));
		}
		return (command instanceof AbstractQuery<?, ?> query)
				? ListBudget.within(query, () -> this.next.execute(command)) : this.next.execute(command);
	}

	private static List<String> groups(Authentication account) {
		return Optional.ofNullable(account.getGroupIds()).orElse(List.of());
	}

}
