package sa.wusul.escalation.delegate;

import java.time.Duration;
import java.time.Instant;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;

import static sa.wusul.escalation.process.UrgentCaseProcess.DECIDE_AT;
import static sa.wusul.escalation.process.UrgentCaseProcess.HOURS_LEFT;
import static sa.wusul.escalation.process.UrgentCaseProcess.NOTICE_MINUTES;
import static sa.wusul.escalation.process.UrgentCaseProcess.URGENT_SINCE;
import static sa.wusul.escalation.process.UrgentCaseProcess.URGENT_UNTIL;

/**
 * {@code Task_SetUrgentUntil}: counts the hours that the requester stated from the
 * registration of the request, or from the report that it became urgent, by day and by
 * night, and the moment before their end at which a missing decision is raised.
 */
@Component
class SetUrgentUntilDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	SetUrgentUntilDelegate(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var since = URGENT_SINCE.findIn(execution)
			.map(Instant::parse)
			.orElseGet(() -> this.caseFiles.get(execution.getProcessBusinessKey()).times().openedAt());
		var until = since.plus(Duration.ofHours(HOURS_LEFT.in(execution)));
		URGENT_UNTIL.set(execution, until.toString());
		NOTICE_MINUTES.findIn(execution)
			.ifPresent((notice) -> DECIDE_AT.set(execution, until.minus(Duration.ofMinutes(notice)).toString()));
	}

}
