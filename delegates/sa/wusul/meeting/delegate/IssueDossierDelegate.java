package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.MeetingFileService;
import sa.wusul.meeting.process.MinisterSessionProcess;

import static sa.wusul.meeting.process.FilePreparationProcess.READER_TURN;
import static sa.wusul.meeting.process.MinisterSessionProcess.SPOKEN_LANGUAGE;

/**
 * {@code Task_IssueDossier}: issues the case file that the host reads before the meeting.
 */
@Component
class IssueDossierDelegate implements JavaDelegate {

	private final MeetingFileService files;

	IssueDossierDelegate(MeetingFileService files) {
		this.files = files;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.files.issue(MinisterSessionProcess.meeting(execution), SPOKEN_LANGUAGE.findIn(execution));
		READER_TURN.set(execution, READER_TURN.findIn(execution).orElse(1L));
	}

}
