package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.MeetingFileService;
import sa.wusul.meeting.process.MinisterSessionProcess;

import static sa.wusul.meeting.process.FilePreparationProcess.FILE_READER;
import static sa.wusul.meeting.process.FileRenewalProcess.FILE_RENEWAL;
import static sa.wusul.meeting.process.MinisterSessionProcess.SPOKEN_LANGUAGE;

/**
 * {@code Task_RenewDossier}: issues the file of the meeting anew if the case has changed,
 * and finds who read the former one.
 */
@Component
class RenewDossierDelegate implements JavaDelegate {

	private final MeetingFileService files;

	RenewDossierDelegate(MeetingFileService files) {
		this.files = files;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var meeting = MinisterSessionProcess.meeting(execution);
		FILE_RENEWAL.set(execution, this.files.renew(meeting, SPOKEN_LANGUAGE.findIn(execution)).name());
		this.files.lastReader(meeting).ifPresent((reader) -> FILE_READER.set(execution, reader.group()));
	}

}
