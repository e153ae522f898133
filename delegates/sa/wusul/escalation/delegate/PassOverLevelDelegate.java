package sa.wusul.escalation.delegate;

import java.time.Clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.identity.Rights;

import static sa.wusul.escalation.process.DutyLevelProcess.DUTY_ROLE;

/**
 * {@code Task_PassOverLevel}: records in the case file which level did not answer in
 * time, for the levels above.
 */
@Component
class PassOverLevelDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	private final Rights rights;

	private final Clock clock;

	PassOverLevelDelegate(CaseFiles caseFiles, Rights rights, Clock clock) {
		this.caseFiles = caseFiles;
		this.rights = rights;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var silent = this.rights.ofMinistry(DUTY_ROLE.in(execution)).ar();
		this.caseFiles.write(execution.getProcessBusinessKey(), new Note(execution.getCurrentActivityId(),
				execution.getCurrentActivityName(), "passedOver", silent, "wusul", this.clock.instant()));
	}

}
