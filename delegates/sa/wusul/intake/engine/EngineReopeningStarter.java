package sa.wusul.intake.engine;

import java.util.Optional;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstanceQuery;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.citizen.ReopeningStarter;
import sa.wusul.department.process.CaseResolutionProcess;
import sa.wusul.intake.process.CaseReopeningProcess;
import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.identity.Performers.Act;
import sa.wusul.platform.identity.Performers;

import static sa.wusul.intake.process.CaseReopeningProcess.CLOSED_BY;
import static sa.wusul.intake.process.CaseReopeningProcess.PROPOSED_DEPARTMENT;

/** The start of {@code intake-case-reopening} for a closed case. */
@Component
class EngineReopeningStarter implements ReopeningStarter {

	private static final String COMPLETED = "completed";

	private final RuntimeService processes;

	private final HistoryService history;

	private final Performers performers;

	EngineReopeningStarter(RuntimeService processes, HistoryService history, Performers performers) {
		this.performers = performers;
		this.processes = processes;
		this.history = history;
	}

	@Override
	public void bring(CaseFile file) {
		var reopening = this.processes.startProcessInstanceByKey(CaseReopeningProcess.KEY, file.reference(),
				Variables.fromMap(file.facts()).putValue(PROPOSED_DEPARTMENT.name(), null));
		record(reopening, PerformerRole.OPENED_BY, file.openedBy());
		closedBy(file.reference()).ifPresent((person) -> record(reopening, CLOSED_BY, person));
	}

	private void record(ProcessInstance reopening, PerformerRole role, String person) {
		this.performers
			.record(new Act(reopening.getId(), reopening.getId(), reopening.getBusinessKey(), role.name(), person));
	}

	/**
	 * Returns the person who studied the case last, or else who completed its last step.
	 */
	private Optional<String> closedBy(String reference) {
		return last(steps(reference).processDefinitionKey(CaseResolutionProcess.KEY)).or(() -> last(steps(reference)))
			.flatMap((step) -> performer(step.getId()).or(() -> Optional.ofNullable(step.getAssignee())));
	}

	private HistoricTaskInstanceQuery steps(String reference) {
		return this.history.createHistoricTaskInstanceQuery()
			.processInstanceBusinessKey(reference)
			.taskDeleteReason(COMPLETED);
	}

	private static Optional<HistoricTaskInstance> last(HistoricTaskInstanceQuery steps) {
		return steps.orderByHistoricTaskInstanceEndTime().desc().listPage(0, 1).stream().findFirst();
	}

	/**
	 * Returns the person who completed the task, whether or not they claimed it first.
	 */
	private Optional<String> performer(String task) {
		return this.history.createUserOperationLogQuery()
			.taskId(task)
			.operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
			.listPage(0, 1)
			.stream()
			.findFirst()
			.map(UserOperationLogEntry::getUserId);
	}

}
