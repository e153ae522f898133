package sa.wusul.casefile.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

import sa.wusul.casefile.listener.Actors;
import sa.wusul.platform.engine.pipeline.ReadAhead;
import sa.wusul.platform.form.FormHandler.Step;
import sa.wusul.platform.form.FormHandler.Submission;
import sa.wusul.platform.form.FormSchema;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The checks on the completion of a task, and the distribution of its answers. */
class TaskCompletion {

	/** The answer that proposes another type of request. */
	private static final String PROPOSED_TYPE = "correctedType";

	private final CaseSubmissionService submissions;

	private final CaseForms forms;

	private final FormHandlers handlers;

	private final CaseMoveService moves;

	TaskCompletion(CaseSubmissionService submissions, CaseForms forms, FormHandlers handlers, CaseMoveService moves) {
		this.submissions = submissions;
		this.forms = forms;
		this.handlers = handlers;
		this.moves = moves;
	}

	/**
	 * Completes a task with its checked answers, and moves the case if they show that it
	 * belongs to another domain.
	 * @param completion the engine's own completion with these variables
	 */
	<T> T complete(CommandExecutor executor, String taskId, Map<String, Object> sent,
			Function<Map<String, Object>, T> completion) {
		return executor.execute((context) -> {
			var variables = accept(context, taskId, sent);
			var root = CaseMoveService.root(context, context.getTaskManager().findTaskById(taskId).getExecution());
			var completed = completion.apply(variables);
			this.moves.follow(root, Optional.ofNullable((String) variables.get(PROPOSED_TYPE)));
			return completed;
		});
	}

	/**
	 * Checks the answers against the task's form, stores those that belong to the case
	 * file, and makes the person who completes an unclaimed task its assignee, so that
	 * the history names them.
	 * @return the variables for the process
	 * @throws RefusalException if the task is completed already, assigned to a colleague,
	 * or an answer is invalid
	 */
	private Map<String, Object> accept(CommandContext context, String taskId, Map<String, Object> sent) {
		var task = visibleTask(context, taskId);
		refuseColleaguesTask(context, task);
		ReadAhead.ofCompletion(task);
		Context.getProcessEngineConfiguration().getCommandCheckers().forEach((checker) -> checker.checkTaskWork(task));
		var reference = task.getExecution().getProcessBusinessKey();
		var answers = this.forms.checkOfCase(task.getProcessDefinitionId() + task.getTaskDefinitionKey(),
				() -> form(task), Optional.ofNullable(sent).orElse(Map.of()), task.getVariables(), reference);
		var handler = formKey(task).flatMap(this.handlers::forForm);
		if (handler.isEmpty() && reference != null) {
			this.submissions.keep(task, reference, answers, Actors.name(context));
		}
		var variables = handler
			.map((found) -> found.handle(new Submission(step(task), Optional.ofNullable(reference), answers,
					task.getVariables(), Actors.name(context)))
				.variables())
			.orElse(answers.variables());
		if (task.getAssignee() == null) {
			Actors.person(context).ifPresent(task::setAssignee);
		}
		return variables;
	}

	/** Returns the step by the name in the model, which the name of the task extends. */
	private static Step step(TaskEntity task) {
		return new Step(task.getTaskDefinitionKey(), task.getTaskDefinition().getNameExpression().getExpressionText());
	}

	private static Optional<String> formKey(TaskEntity task) {
		return Optional.ofNullable(task.getTaskDefinition().getFormDefinition().getCamundaFormDefinitionKey())
			.map(Expression::getExpressionText);
	}

	private static FormSchema form(TaskEntity task) {
		return formKey(task).isPresent()
				? FormSchema.read(((CaseFormService) Context.getProcessEngineConfiguration().getFormService())
					.plainTaskForm(task.getId()))
				: FormSchema.withoutFields();
	}

	/**
	 * Returns the task if the person may see it; a hidden one counts as missing. Nothing
	 * is hidden from the program itself.
	 */
	private static TaskEntity visibleTask(CommandContext context, String taskId) {
		var task = (Actors.person(context).isEmpty() || isVisible(taskId))
				? context.getTaskManager().findTaskById(taskId) : null;
		if (task == null) {
			throw new RefusalException(Kind.UNKNOWN, "task.gone");
		}
		return task;
	}

	private static boolean isVisible(String taskId) {
		return Context.getProcessEngineConfiguration()
			.getTaskService()
			.createTaskQuery()
			.taskId(taskId)
			.singleResult() != null;
	}

	private static void refuseColleaguesTask(CommandContext context, TaskEntity task) {
		var person = Actors.person(context);
		if (person.isPresent() && task.getAssignee() != null && !task.getAssignee().equals(person.get())) {
			throw new RefusalException(Kind.CONFLICT, "task.withColleague");
		}
	}

}
