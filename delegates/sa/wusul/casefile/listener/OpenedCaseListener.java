package sa.wusul.casefile.listener;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.ServiceLevelDecisions;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Listener that demands a case file for a process of a case: it can only be started
 * through its form. The person who registered the case is recorded, and the case gets the
 * due date of its service as a whole.
 */
public class OpenedCaseListener implements ExecutionListener {

	private final CaseFiles caseFiles;

	private final StepPerformers performers;

	private final ServiceLevelDecisions serviceLevels;

	public OpenedCaseListener(CaseFiles caseFiles, StepPerformers performers, ServiceLevelDecisions serviceLevels) {
		this.serviceLevels = serviceLevels;
		this.caseFiles = caseFiles;
		this.performers = performers;
	}

	@Override
	public void notify(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var file = Optional.ofNullable(reference)
			.flatMap(this.caseFiles::find)
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "case.notOpened"));
		this.performers.record(execution, PerformerRole.OPENED_BY, file.openedBy());
		if (file.times().dueAt() == null) {
			promise(file, ((ExecutionEntity) execution).getProcessDefinition().getKey());
		}
	}

	private void promise(CaseFile file, String process) {
		var kind = file.classification();
		var due = EngineAccess.asSystem("whoever may open a case learns when it is due",
				() -> this.serviceLevels.wholeCase(process, kind.requestType(), kind.priority()));
		this.caseFiles.classify(file.reference(), null, null, null, due);
	}

}
