package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

import org.springframework.stereotype.Component;

import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;

/**
 * Engine plugin that writes every operation of an account to the audit log, in the
 * transaction of the operation: deeds on tasks and processes, accounts, groups, rights
 * and deployments.
 */
@Component
class AuditEnginePlugin extends AbstractProcessEnginePlugin {

	/** Operations whose values are what somebody wrote, or facts of a case. */
	private static final Set<String> WITHOUT_VALUES = Set.of(EntityTypes.COMMENT, EntityTypes.ATTACHMENT,
			EntityTypes.VARIABLE, EntityTypes.FILTER);

	private final AuditLog audit;

	private final ThreadLocal<Operation> latest = new ThreadLocal<>();

	AuditEnginePlugin(AuditLog audit) {
		this.audit = audit;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.getCustomHistoryEventHandlers().add(new Operations());
		engine.setCustomPreCommandInterceptorsTxRequired(
				withRefusals(engine, engine.getCustomPreCommandInterceptorsTxRequired()));
		engine.setCustomPreCommandInterceptorsTxRequiresNew(
				withRefusals(engine, engine.getCustomPreCommandInterceptorsTxRequiresNew()));
	}

	private List<CommandInterceptor> withRefusals(ProcessEngineConfigurationImpl engine,
			List<CommandInterceptor> others) {
		var all = new ArrayList<CommandInterceptor>(Optional.ofNullable(others).orElse(List.of()));
		all.add(new RefusedCommandInterceptor(engine::getIdentityService, this.audit));
		return all;
	}

	/** Handler of the engine's operation log. */
	private final class Operations implements HistoryEventHandler {

		@Override
		public void handleEvent(HistoryEvent event) {
			handleEvents(List.of(event));
		}

		@Override
		public void handleEvents(List<HistoryEvent> events) {
			events.stream()
				.filter(UserOperationLogEntryEventEntity.class::isInstance)
				.map(UserOperationLogEntryEventEntity.class::cast)
				.forEach(this::handle);
		}

		/** Takes the changes of one operation together. */
		private void handle(UserOperationLogEntryEventEntity change) {
			var context = Context.getCommandContext();
			var last = AuditEnginePlugin.this.latest.get();
			if (last != null && last.context == context && last.isOf(change)) {
				last.changes.add(change);
				return;
			}
			var operation = new Operation(context, change, execution(change));
			AuditEnginePlugin.this.latest.set(operation);
			context.registerCommandContextListener(operation);
		}

		private ExecutionEntity execution(UserOperationLogEntryEventEntity event) {
			var instance = event.getProcessInstanceId();
			return (instance != null) ? Context.getCommandContext().getExecutionManager().findExecutionById(instance)
					: null;
		}

	}

	/**
	 * One operation. It is written at the end of its command, when a new case has its
	 * reference.
	 */
	private final class Operation implements CommandContextListener {

		private final CommandContext context;

		private final List<UserOperationLogEntryEventEntity> changes = new ArrayList<>();

		private final ExecutionEntity execution;

		private final String step;

		Operation(CommandContext context, UserOperationLogEntryEventEntity first, ExecutionEntity execution) {
			this.context = context;
			this.changes.add(first);
			this.execution = execution;
			this.step = Optional.ofNullable(first.getTaskId())
				.map((task) -> context.getDbEntityManager().getCachedEntity(TaskEntity.class, task))
				.map(TaskEntity::getTaskDefinitionKey)
				.orElse(null);
		}

		boolean isOf(UserOperationLogEntryEventEntity other) {
			var first = this.changes.get(0);
			return first.getOperationId().equals(other.getOperationId())
					&& first.getOperationType().equals(other.getOperationType())
					&& first.getEntityType().equals(other.getEntityType())
					&& Objects.equals(first.getTaskId(), other.getTaskId())
					&& Objects.equals(first.getProcessInstanceId(), other.getProcessInstanceId());
		}

		@Override
		public void onCommandContextClose(CommandContext context) {
			AuditEnginePlugin.this.latest.remove();
			var first = this.changes.get(0);
			AuditEnginePlugin.this.audit
				.add(AuditEntry.done(first.getUserId(), first.getEntityType() + "." + first.getOperationType())
					.ofCase((this.execution != null) ? this.execution.getBusinessKey() : null)
					.on(subject(first))
					.with(detail(first)));
		}

		private String subject(UserOperationLogEntryEventEntity first) {
			return Stream
				.of(this.step, first.getProcessDefinitionKey(), first.getDeploymentId(), first.getBatchId(),
						first.getJobDefinitionId(), first.getJobId())
				.filter((name) -> name != null)
				.findFirst()
				.orElse(null);
		}

		private String detail(UserOperationLogEntryEventEntity first) {
			var facts = Stream.concat(Stream
				.of(fact("task", first.getTaskId()), fact("process", first.getProcessDefinitionKey()),
						fact("operation", first.getOperationId()))
				.flatMap(Optional::stream), this.changes.stream().flatMap((change) -> change(change).stream()));
			return facts.collect(Collectors.joining(" "));
		}

		private Optional<String> change(UserOperationLogEntryEventEntity change) {
			if (change.getProperty() == null || WITHOUT_VALUES.contains(change.getEntityType())) {
				return Optional.empty();
			}
			return fact(change.getProperty(),
					Stream.of(change.getOrgValue(), change.getNewValue())
						.filter((value) -> value != null)
						.map((value) -> value.replace(' ', '_'))
						.collect(Collectors.joining(">")));
		}

		private Optional<String> fact(String name, String value) {
			return Optional.ofNullable(value)
				.filter((text) -> !text.isEmpty())
				.map((text) -> name + "=" + text.substring(0, Math.min(text.length(), 120)));
		}

		@Override
		public void onCommandFailed(CommandContext context, Throwable failure) {
			AuditEnginePlugin.this.latest.remove();
		}

	}

}
