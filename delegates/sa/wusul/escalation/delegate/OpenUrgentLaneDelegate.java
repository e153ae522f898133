package sa.wusul.escalation.delegate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;

import static sa.wusul.escalation.process.UrgentCaseProcess.DEPARTMENT;
import static sa.wusul.escalation.process.UrgentCaseProcess.HOURS_LEFT;
import static sa.wusul.escalation.process.UrgentCaseProcess.PRIORITY;
import static sa.wusul.escalation.process.UrgentCaseProcess.REQUEST_TYPE;
import static sa.wusul.escalation.process.UrgentCaseProcess.URGENT_UNTIL;

/**
 * {@code Task_OpenLane}: marks the case as urgent, assigns it to the Minister's office,
 * and makes the end of the remaining time its due date; the ordinary way no longer
 * changes these. Versions of the model before 1.3.0 count that time from here.
 */
@Component
class OpenUrgentLaneDelegate implements JavaDelegate {

	static final String URGENT = "URGENT";

	static final String MINISTERS_OFFICE = "minister-office";

	private final CaseFiles caseFiles;

	private final Clock clock;

	OpenUrgentLaneDelegate(CaseFiles caseFiles, Clock clock) {
		this.caseFiles = caseFiles;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var until = URGENT_UNTIL.findIn(execution)
			.map(Instant::parse)
			.orElseGet(() -> this.clock.instant().plus(Duration.ofHours(HOURS_LEFT.in(execution))));
		URGENT_UNTIL.set(execution, until.toString());
		PRIORITY.set(execution, URGENT);
		DEPARTMENT.set(execution, MINISTERS_OFFICE);
		this.caseFiles.classify(execution.getProcessBusinessKey(), REQUEST_TYPE.in(execution), URGENT, MINISTERS_OFFICE,
				until);
		this.caseFiles.enterUrgentLane(execution.getProcessBusinessKey());
	}

}
