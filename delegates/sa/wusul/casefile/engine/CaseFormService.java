package sa.wusul.casefile.engine;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.EnsureUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.ParticularChecker;
import sa.wusul.casefile.listener.Actors;
import sa.wusul.casefile.listener.CaseParseListener;
import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.engine.RequestFailures;
import sa.wusul.platform.form.Answers;
import sa.wusul.platform.form.FormHandler.Result;
import sa.wusul.platform.form.FormHandler.Step;
import sa.wusul.platform.form.FormHandler.Submission;
import sa.wusul.platform.form.FormSchema;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The engine's form service with the case file: a start form opens a case, and a task
 * form goes through the same checks for every caller.
 */
class CaseFormService extends FormServiceImpl {

	private final CaseSubmissionService submissions;

	private final TaskCompletion completion;

	private final CaseForms forms;

	private final FormHandlers handlers;

	private final CaseMoveService moves;

	private final CaseTexts texts;

	private final StaffForm staffForm;

	private final ObjectProvider<ParticularChecker> checkers;

	CaseFormService(CaseSubmissionService submissions, TaskCompletion completion, CaseForms forms,
			FormHandlers handlers, CaseMoveService moves, CaseTexts texts, StaffForm staffForm,
			ObjectProvider<ParticularChecker> checkers) {
		this.checkers = checkers;
		this.staffForm = staffForm;
		this.submissions = submissions;
		this.completion = completion;
		this.forms = forms;
		this.handlers = handlers;
		this.moves = moves;
		this.texts = texts;
	}

	@Override
	public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> answers) {
		askNeighbours(processDefinitionId, answers);
		return openCase(processDefinitionId, answers, Optional.empty());
	}

	@Override
	public ProcessInstance submitStartForm(String processDefinitionId, String businessKey,
			Map<String, Object> answers) {
		this.commandExecutor.execute((context) -> {
			if (businessKey != null && !businessKey.isBlank() && hasForm(model(processDefinitionId))) {
				throw new RefusalException(Kind.INVALID, "reference.notYours");
			}
			return null;
		});
		return submitStartForm(processDefinitionId, answers);
	}

	/**
	 * Checks particulars that a neighbour knows, before the transaction that opens the
	 * case; a submission within a transaction goes without.
	 */
	private void askNeighbours(String processDefinitionId, Map<String, Object> sent) {
		if (sent == null || Context.getCommandContext() != null
				|| TransactionSynchronizationManager.isActualTransactionActive()) {
			return;
		}
		var asked = this.checkers.stream().filter((checker) -> sent.get(checker.name()) instanceof String).toList();
		if (!asked.isEmpty()) {
			var answered = this.commandExecutor.execute((context) -> particulars(context, processDefinitionId, sent));
			asked.forEach((checker) -> Optional.ofNullable(answered.get(checker.name()))
				.ifPresent((given) -> ask(checker, given)));
		}
	}

	/**
	 * Checks one particular; the request's answer tells the refusal as if the engine had
	 * refused.
	 */
	private static void ask(ParticularChecker checker, String given) {
		try {
			checker.check(given);
		}
		catch (RefusalException refusal) {
			RequestFailures.keep(refusal);
			throw refusal;
		}
	}

	/**
	 * Returns the particulars that the form of a process asks of a person who may start
	 * it.
	 */
	private Map<String, String> particulars(CommandContext context, String processDefinitionId,
			Map<String, Object> sent) {
		var model = model(processDefinitionId);
		if (!hasForm(model)) {
			return Map.of();
		}
		refuseUnlessMayStart(context, model);
		return check(processDefinitionId, sent).caseFile();
	}

	private Answers check(String processDefinitionId, Map<String, Object> sent) {
		return this.forms.check(processDefinitionId,
				() -> FormSchema.read(super.getDeployedStartForm(processDefinitionId)), sent, Map.of());
	}

	/** Returns the id of the newest version of a process, if it is active. */
	Optional<String> newestActive(String process) {
		return this.commandExecutor.execute((context) -> Optional
			.ofNullable(context.getProcessDefinitionManager().findLatestDefinitionByKey(process))
			.filter((version) -> !version.isSuspended())
			.map(ProcessDefinitionEntity::getId));
	}

	/**
	 * Opens a case and starts its process in one transaction.
	 * @param submissionKey the sender's own key, which makes a repetition safe
	 */
	ProcessInstance openCase(String processDefinitionId, Map<String, Object> sent, Optional<String> submissionKey) {
		return this.commandExecutor.execute((context) -> {
			var model = model(processDefinitionId);
			if (!hasForm(model)) {
				return super.submitStartForm(processDefinitionId, sent);
			}
			refuseUnlessMayStart(context, model);
			var answers = check(processDefinitionId, sent);
			if (!CaseParseListener.opensCase(model)) {
				return startWithoutCase(context, model, answers);
			}
			var file = this.submissions.open(model.getKey(), model.getName(), answers, submissionKey,
					Actors.opener(context));
			var opened = CheckedStart
				.of(() -> super.submitStartForm(processDefinitionId, file.reference(), answers.variables()));
			this.moves.follow((ExecutionEntity) opened, Optional.empty());
			return opened;
		});
	}

	/** Returns the form as the caller may fill it in. */
	@Override
	public InputStream getDeployedStartForm(String processDefinitionId) {
		return this.commandExecutor.execute((context) -> {
			var form = super.getDeployedStartForm(processDefinitionId);
			return Actors.isStaff(context)
					? this.staffForm.forSignedIn(form, model(processDefinitionId).getKey(), Actors.opener(context))
					: form;
		});
	}

	/** Returns the form as the person who has the task sees it. */
	@Override
	public InputStream getDeployedTaskForm(String taskId) {
		return this.commandExecutor.execute((context) -> {
			EnsureUtil.ensureNotNull("task", context.getTaskManager().findTaskById(taskId));
			var form = plainTaskForm(taskId);
			var person = Actors.person(context);
			return person.isPresent() ? this.texts.putInto(form,
					() -> context.getTaskManager().findTaskById(taskId).getProcessInstanceId(),
					() -> CaseRead.fromTask(
							context.getTaskManager().findTaskById(taskId).getExecution().getProcessBusinessKey(),
							person.get(), taskId))
					: form;
		});
	}

	/** Returns the form by which answers are checked. */
	InputStream plainTaskForm(String taskId) {
		return super.getDeployedTaskForm(taskId);
	}

	/**
	 * Checks the right to start a process before its answers, because refusals of answers
	 * tell about cases and people.
	 */
	private static void refuseUnlessMayStart(CommandContext context, ProcessDefinitionEntity model) {
		context.getProcessEngineConfiguration()
			.getCommandCheckers()
			.forEach((checker) -> checker.checkCreateProcessInstance(model));
	}

	private ProcessInstance startWithoutCase(CommandContext context, ProcessDefinitionEntity model, Answers answers) {
		var kept = this.handlers.forForm(form(model))
			.map((handler) -> handler
				.handle(new Submission(step(model), Optional.empty(), answers, Map.of(), Actors.name(context))))
			.orElseGet(() -> Result.as(answers.variables()));
		return CheckedStart
			.of(() -> super.submitStartForm(model.getId(), kept.businessKey().orElse(null), kept.variables()));
	}

	private static Step step(ProcessDefinitionEntity model) {
		return new Step(model.getInitial().getId(), (String) model.getInitial().getProperty("name"));
	}

	private static boolean hasForm(ProcessDefinitionEntity model) {
		return model.getStartFormDefinition() != null
				&& model.getStartFormDefinition().getCamundaFormDefinitionKey() != null;
	}

	private static String form(ProcessDefinitionEntity model) {
		return model.getStartFormDefinition().getCamundaFormDefinitionKey().getExpressionText();
	}

	private static ProcessDefinitionEntity model(String processDefinitionId) {
		return Context.getProcessEngineConfiguration()
			.getDeploymentCache()
			.findDeployedProcessDefinitionById(processDefinitionId);
	}

	@Override
	public void submitTaskForm(String taskId, Map<String, Object> sent) {
		this.completion.complete(this.commandExecutor, taskId, sent, (answers) -> {
			super.submitTaskForm(taskId, answers);
			return null;
		});
	}

	@Override
	public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> sent,
			boolean deserializeValues) {
		return this.completion.complete(this.commandExecutor, taskId, sent,
				(answers) -> super.submitTaskFormWithVariablesInReturn(taskId, answers, deserializeValues));
	}

}
