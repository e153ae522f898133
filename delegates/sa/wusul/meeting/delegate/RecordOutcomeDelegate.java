package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.MeetingRecordService;
import sa.wusul.meeting.process.MinisterSessionProcess;

import static sa.wusul.meeting.process.MinisterSessionProcess.SESSION_OUTCOME;

/** {@code Task_CloseMeeting} and similar tasks: stores the outcome of the meeting. */
@Component
class RecordOutcomeDelegate implements JavaDelegate {

	private final MeetingRecordService records;

	private final Bookings bookings;

	RecordOutcomeDelegate(MeetingRecordService records, Bookings bookings) {
		this.records = records;
		this.bookings = bookings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var outcome = BookingState.valueOf(SESSION_OUTCOME.in(execution));
		this.records.close(MinisterSessionProcess.meeting(execution), outcome);
		this.bookings.record(execution.getProcessBusinessKey(), outcome);
	}

}
