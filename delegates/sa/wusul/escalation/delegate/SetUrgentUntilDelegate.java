package sa.wusul.escalation.delegate;

import java.time.Duration;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;

import static sa.wusul.escalation.process.UrgentCaseProcess.HOURS_LEFT;
import static sa.wusul.escalation.process.UrgentCaseProcess.URGENT_UNTIL;

/**
 * {@code Task_SetUrgentUntil}: counts the hours that the requester stated from the
 * registration of the request, by day and by night.
 */
@Component
class SetUrgentUntilDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	SetUrgentUntilDelegate(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var registered = this.caseFiles.get(execution.getProcessBusinessKey()).times().openedAt();
		URGENT_UNTIL.set(execution, registered.plus(Duration.ofHours(HOURS_LEFT.in(execution))).toString());
	}

}
