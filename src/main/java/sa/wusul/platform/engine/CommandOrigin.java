package sa.wusul.platform.engine;

import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Where a command comes from: an account itself, or the program on its behalf. */
final class CommandOrigin {

	private static final ThreadLocal<CommandContext> ownCommand = new ThreadLocal<>();

	private CommandOrigin() {
	}

	/** Returns whether an account asks for a command itself. */
	static boolean isAccount(CommandContext context) {
		return EngineAccess.isAccount(context) && ownCommand.get() != context;
	}

	/**
	 * Runs one of the program's own commands, which checks its caller itself and may run
	 * others.
	 */
	static <T> T own(CommandContext context, Supplier<T> command) {
		var before = ownCommand.get();
		ownCommand.set(context);
		try {
			return command.get();
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

}
