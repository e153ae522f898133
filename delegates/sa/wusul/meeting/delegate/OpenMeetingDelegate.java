package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.MeetingRecordService;
import sa.wusul.meeting.process.MinisterSessionProcess;

/**
 * {@code Task_OpenMeeting}: opens the record and the room when the visitor has arrived.
 */
@Component
class OpenMeetingDelegate implements JavaDelegate {

	private final MeetingRecordService records;

	private final Bookings bookings;

	OpenMeetingDelegate(MeetingRecordService records, Bookings bookings) {
		this.records = records;
		this.bookings = bookings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.records.open(MinisterSessionProcess.meeting(execution));
		this.bookings.record(execution.getProcessBusinessKey(), BookingState.CHECKED_IN);
	}

}
