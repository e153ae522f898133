package sa.wusul.meeting.delegate;

import java.time.Clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.QuickMeetings;
import sa.wusul.meeting.process.SlotBookingProcess;

import static sa.wusul.meeting.process.SlotBookingProcess.MEETING_AT;

/** {@code Task_OpenQuickSeat}: opens a seat outside the sessions, and books it. */
@Component
class OpenQuickSeatDelegate implements JavaDelegate {

	private final QuickMeetings meetings;

	private final Clock clock;

	OpenQuickSeatDelegate(QuickMeetings meetings, Clock clock) {
		this.meetings = meetings;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		MEETING_AT.set(execution, null);
		this.meetings.open(SlotBookingProcess.quick(execution))
			.ifPresent((booking) -> SlotBookingProcess.tell(execution, booking, this.clock.instant()));
	}

}
