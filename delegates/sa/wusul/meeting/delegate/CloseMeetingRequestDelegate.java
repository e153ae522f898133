package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.process.MeetingBookingProcess;

import static sa.wusul.meeting.process.MeetingBookingProcess.CLOSING_STATE;

/**
 * {@code Task_CloseRequest} and similar tasks: closes a case that requested only this
 * meeting. Any other case, such as an urgent one, continues.
 */
@Component
class CloseMeetingRequestDelegate implements JavaDelegate {

	private final CaseFiles caseFiles;

	CloseMeetingRequestDelegate(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var file = this.caseFiles.get(execution.getProcessBusinessKey());
		if (file.processKey().equals(MeetingBookingProcess.KEY)) {
			this.caseFiles.enter(file.reference(), CaseState.valueOf(CLOSING_STATE.in(execution)));
		}
	}

}
