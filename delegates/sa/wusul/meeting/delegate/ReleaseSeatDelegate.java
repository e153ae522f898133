package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.MeetingRecordService;

import static sa.wusul.meeting.process.SeatReleaseProcess.MEETING_ENDED;
import static sa.wusul.meeting.process.SeatReleaseProcess.SEAT_RELEASED;

/**
 * {@code Task_ReleaseSeat}: releases the seat, or the place on the waiting list, of a
 * case that no longer needs its meeting, or ends the meeting that has begun.
 */
@Component
class ReleaseSeatDelegate implements JavaDelegate {

	private final MeetingRecordService records;

	private final Bookings bookings;

	ReleaseSeatDelegate(MeetingRecordService records, Bookings bookings) {
		this.records = records;
		this.bookings = bookings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var begun = this.records.interrupt(reference);
		var open = !begun && this.bookings.forCase(reference).filter((booking) -> !booking.state().over()).isPresent();
		if (open) {
			this.bookings.cancel(reference);
		}
		MEETING_ENDED.set(execution, begun);
		SEAT_RELEASED.set(execution, open);
	}

}
