package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.MeetingFileService;
import sa.wusul.meeting.process.MinisterSessionProcess;
import sa.wusul.platform.engine.StepPerformers;

import static sa.wusul.meeting.process.FilePreparationProcess.FILE_NUMBER;
import static sa.wusul.meeting.process.FilePreparationProcess.FILE_READER;
import static sa.wusul.meeting.process.FilePreparationProcess.FILE_READ_BY;

/** {@code Task_RecordReading}: stores who read the file of the meeting. */
@Component
class RecordReadingDelegate implements JavaDelegate {

	private final MeetingFileService files;

	private final StepPerformers performers;

	RecordReadingDelegate(MeetingFileService files, StepPerformers performers) {
		this.performers = performers;
		this.files = files;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.files.read(MinisterSessionProcess.meeting(execution), FILE_NUMBER.in(execution),
				this.performers.get(execution, FILE_READ_BY), FILE_READER.in(execution));
	}

}
