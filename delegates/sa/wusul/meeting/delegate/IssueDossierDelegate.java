package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.MeetingFiles;

/**
 * {@code Task_IssueDossier}: issues the case file that the host reads before the meeting.
 */
@Component
class IssueDossierDelegate implements JavaDelegate {

	private final MeetingFiles files;

	IssueDossierDelegate(MeetingFiles files) {
		this.files = files;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.files.issue(MinisterSessionProcess.meeting(execution));
	}

}
