package sa.wusul.platform.engine.history;

import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Brings the engine's tables of history up to date before a command that reads, changes
 * or deletes them.
 */
final class HistoryReadInterceptor extends CommandInterceptor {

	/**
	 * Queries and reports of history, operations on it, its clean-up, and deletions that
	 * take history with them.
	 */
	private static final Pattern OF_HISTORY = Pattern
		.compile(".*(Histor|OperationLog|RemovalTime|RestartProcess|DeleteDeployment|DeleteProcessDefinition|"
				+ "DeleteTask|DeleteIdentity|Optimize|DurationReport|Cleanable).*");

	private static final ClassValue<Boolean> READS = new ClassValue<>() {
		@Override
		protected Boolean computeValue(Class<?> command) {
			return OF_HISTORY.matcher(command.getName()).matches();
		}
	};

	private final Supplier<HistoryProjectionService> projection;

	HistoryReadInterceptor(Supplier<HistoryProjectionService> projection) {
		this.projection = projection;
	}

	@Override
	public <T> T execute(Command<T> command) {
		if (READS.get(command.getClass())) {
			this.projection.get().bringUpToDate();
		}
		return this.next.execute(command);
	}

}
