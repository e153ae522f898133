package sa.wusul.meeting.delegate;

import java.time.Clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.identity.Rights;

import static sa.wusul.meeting.process.FilePreparationProcess.FILE_READER;
import static sa.wusul.meeting.process.FilePreparationProcess.READER_TURN;

/**
 * {@code Task_PassReadingOn}: records in the case file who did not read the file of the
 * meeting in time, and passes it on.
 */
@Component
class PassReadingOnDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	private final Rights rights;

	private final Clock clock;

	PassReadingOnDelegate(CaseFiles caseFiles, Rights rights, Clock clock) {
		this.caseFiles = caseFiles;
		this.rights = rights;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var silent = this.rights.ofMinistry(FILE_READER.in(execution)).ar();
		this.caseFiles.write(execution.getProcessBusinessKey(), new Note(execution.getCurrentActivityId(),
				execution.getCurrentActivityName(), "passedOver", silent, "wusul", this.clock.instant()));
		READER_TURN.set(execution, READER_TURN.in(execution) + 1);
	}

}
