package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.MeetingFileService;
import sa.wusul.meeting.process.MinisterSessionProcess;

import static sa.wusul.meeting.process.FilePreparationProcess.FILE_NUMBER;
import static sa.wusul.meeting.process.FilePreparationProcess.FILE_READER;
import static sa.wusul.meeting.process.FilePreparationProcess.FILE_READ_BY;

/** {@code Task_RecordReading}: stores who read the file of the meeting. */
@Component
class RecordReadingDelegate implements JavaDelegate {

	private final MeetingFileService files;

	RecordReadingDelegate(MeetingFileService files) {
		this.files = files;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.files.read(MinisterSessionProcess.meeting(execution), FILE_NUMBER.in(execution),
				FILE_READ_BY.in(execution), FILE_READER.in(execution));
	}

}
