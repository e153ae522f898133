package sa.wusul.casefile.listener;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Listener that demands a case file for a process of a case: it can only be started
 * through its form. The person who registered the case is recorded.
 */
public class OpenedCaseListener implements ExecutionListener {

	private final CaseFiles caseFiles;

	private final StepPerformers performers;

	public OpenedCaseListener(CaseFiles caseFiles, StepPerformers performers) {
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
	}

}
