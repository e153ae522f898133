package sa.wusul.notification.thread.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.notification.thread.CaseQuestionStarter;
import sa.wusul.notification.thread.process.RequesterEnquiryProcess;
import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.identity.Performers;
import sa.wusul.platform.identity.Performers.Act;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role.Cases;
import sa.wusul.platform.identity.StaffGroup;

import static sa.wusul.notification.thread.process.QuestionAnsweringProcess.KEY;
import static sa.wusul.notification.thread.process.QuestionAnsweringProcess.QUESTION_GROUP;
import static sa.wusul.notification.thread.process.QuestionAnsweringProcess.QUESTION_NUMBER;
import static sa.wusul.notification.thread.process.QuestionAnsweringProcess.THREAD_ENDED;
import static sa.wusul.notification.thread.process.QuestionAnsweringProcess.WORKED_BY;

/**
 * The processes of the thread, beside the case. The group of the open step answers if its
 * role opens such cases by itself; otherwise the service desk of the centre, or the
 * officers of the confidential domain.
 */
@Component
class EngineCaseQuestionStarter implements CaseQuestionStarter {

	private static final String REASON = "a thread concerns its requester and whoever works on the case";

	private final ProcessEngine engine;

	private final Performers performers;

	private final Rights rights;

	EngineCaseQuestionStarter(@Lazy ProcessEngine engine, Performers performers, Rights rights) {
		this.engine = engine;
		this.performers = performers;
		this.rights = rights;
	}

	@Override
	public String bringQuestion(CaseFile file, int ordinal) {
		var worker = EngineAccess.asSystem(this.engine, REASON,
				() -> steps(file).stream()
					.flatMap((step) -> group(step).filter((group) -> answers(group, file))
						.map((group) -> new Worker(group.id(), step.getAssignee()))
						.stream())
					.findFirst());
		return start(KEY, file, ordinal, worker.orElseGet(() -> new Worker(desk(file).id(), null)));
	}

	@Override
	public String awaitReply(CaseFile file, int ordinal, String person, String task) {
		var group = EngineAccess.asSystem(this.engine, REASON,
				() -> group(this.engine.getTaskService().createTaskQuery().taskId(task).singleResult()));
		return start(RequesterEnquiryProcess.KEY, file, ordinal,
				new Worker(group.orElseGet(() -> desk(file)).id(), person));
	}

	@Override
	public void end(String processInstance) {
		EngineAccess.asSystem(this.engine, REASON, () -> {
			var processes = this.engine.getRuntimeService();
			processes.createExecutionQuery()
				.processInstanceId(processInstance)
				.messageEventSubscriptionName(THREAD_ENDED)
				.list()
				.stream()
				.map(Execution::getId)
				.forEach((execution) -> processes.messageEventReceived(THREAD_ENDED, execution));
			return null;
		});
	}

	private String start(String key, CaseFile file, int ordinal, Worker worker) {
		var variables = new HashMap<>(file.facts());
		variables.put(QUESTION_GROUP.name(), worker.group());
		variables.put(QUESTION_NUMBER.name(), (long) ordinal);
		var instance = CheckedStart
			.of(() -> EngineAccess.asSystem(this.engine, REASON,
					() -> this.engine.getRuntimeService().startProcessInstanceByKey(key, file.reference(), variables)))
			.getId();
		if (worker.person() != null) {
			this.performers.record(new Act(instance, instance, file.reference(), WORKED_BY.name(), worker.person()));
			EngineAccess.asSystem(this.engine, REASON, () -> {
				var first = this.engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
				this.engine.getTaskService().setAssignee(first.getId(), worker.person());
				return null;
			});
		}
		return instance;
	}

	/** Returns the open steps of the case itself, the latest first. */
	private List<Task> steps(CaseFile file) {
		return this.engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(file.reference())
			.active()
			.orderByTaskCreateTime()
			.desc()
			.list()
			.stream()
			.filter((step) -> !this.rights.accompanies(step.getProcessDefinitionId().split(":", 2)[0]))
			.toList();
	}

	private Optional<StaffGroup> group(Task step) {
		return this.engine.getTaskService()
			.getIdentityLinksForTask(step.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.flatMap((group) -> this.rights.group(group).stream())
			.findFirst();
	}

	private boolean answers(StaffGroup group, CaseFile file) {
		return group.role().cases() == Cases.OWN && this.rights.isOfOwnWork(group.role(), file.processKey());
	}

	private StaffGroup desk(CaseFile file) {
		return this.rights.confidentialDomain(file.processKey())
			.map((domain) -> this.rights.ofCentre(domain + "-officers", file.place().centre()))
			.orElseGet(() -> this.rights.ofSection("intake-clerks", file.place().centre(), file.place().section()));
	}

	/**
	 * Staff who work on a case.
	 *
	 * @param person who claimed its step, or {@code null}
	 */
	private record Worker(String group, String person) {
	}

}
