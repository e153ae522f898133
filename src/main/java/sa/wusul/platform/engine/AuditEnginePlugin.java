package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
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

	/** A code of a closed list; anything else could be what somebody wrote. */
	private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{1,39}");

	/** Begins the name of an answer in the detail of an entry. */
	private static final String ANSWER = "answer.";

	private final AuditLog audit;

	private final ThreadLocal<Answers> answers = new ThreadLocal<>();

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
			for (var event : events) {
				if (event instanceof UserOperationLogEntryEventEntity change) {
					handle(change);
				}
				else if (event instanceof HistoricVariableUpdateEventEntity answer) {
					remember(answer);
				}
			}
		}

		/**
		 * Keeps a code that was set in the command: those before the completion of a task
		 * are the answers of its form.
		 */
		private void remember(HistoricVariableUpdateEventEntity answer) {
			var code = answer.getTextValue();
			if (code == null || !CODE.matcher(code).matches()) {
				return;
			}
			var context = Context.getCommandContext();
			var said = AuditEnginePlugin.this.answers.get();
			if (said == null || said.context != context) {
				var begun = new Answers(context, new LinkedHashMap<>());
				AuditEnginePlugin.this.answers.set(begun);
				context.registerCommandContextListener(begun);
				said = begun;
			}
			said.codes.put(answer.getVariableName(), code);
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
			operation.takeAnswers();
			context.registerCommandContextListener(operation);
		}

		private ExecutionEntity execution(UserOperationLogEntryEventEntity event) {
			var instance = event.getProcessInstanceId();
			return (instance != null) ? Context.getCommandContext().getExecutionManager().findExecutionById(instance)
					: null;
		}

	}

	/** The codes set in a command so far, by their variables. */
	private final class Answers implements CommandContextListener {

		private final CommandContext context;

		private final Map<String, String> codes;

		Answers(CommandContext context, Map<String, String> codes) {
			this.context = context;
			this.codes = codes;
		}

		@Override
		public void onCommandContextClose(CommandContext context) {
			AuditEnginePlugin.this.answers.remove();
		}

		@Override
		public void onCommandFailed(CommandContext context, Throwable failure) {
			AuditEnginePlugin.this.answers.remove();
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

		private final Map<String, String> answered = new LinkedHashMap<>();

		Operation(CommandContext context, UserOperationLogEntryEventEntity first, ExecutionEntity execution) {
			this.context = context;
			this.changes.add(first);
			this.execution = execution;
			this.step = Optional.ofNullable(first.getTaskId())
				.map((task) -> context.getDbEntityManager().getCachedEntity(TaskEntity.class, task))
				.map(TaskEntity::getTaskDefinitionKey)
				.orElse(null);
		}

		/** Takes the answers with which a task is completed. */
		void takeAnswers() {
			var said = AuditEnginePlugin.this.answers.get();
			if (said != null && said.context == this.context && this.step != null
					&& this.changes.get(0).getOperationType().equals(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)) {
				this.answered.putAll(said.codes);
			}
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
			var isLast = AuditEnginePlugin.this.latest.get() == this;
			if (isLast) {
				AuditEnginePlugin.this.latest.remove();
			}
			var first = this.changes.get(0);
			AuditEnginePlugin.this.audit
				.add(AuditEntry.done(first.getUserId(), first.getEntityType() + "." + first.getOperationType())
					.ofCase((this.execution != null) ? this.execution.getBusinessKey() : null)
					.on(subject(first))
					.with(detail(first)));
			if (isLast) {
				AuditEnginePlugin.this.audit.writeWithChanges();
			}
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
			var answers = this.answered.entrySet()
				.stream()
				.map((answer) -> ANSWER + answer.getKey() + "=" + answer.getValue());
			return Stream.concat(facts, answers).collect(Collectors.joining(" "));
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
