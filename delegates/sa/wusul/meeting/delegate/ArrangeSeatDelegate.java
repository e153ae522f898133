package sa.wusul.meeting.delegate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Booking;
import sa.wusul.meeting.QuickMeeting;
import sa.wusul.meeting.QuickMeetings;
import sa.wusul.meeting.process.SlotBookingProcess;

import static sa.wusul.meeting.process.SeatArrangementProcess.DUTY_LEVEL;
import static sa.wusul.meeting.process.SeatArrangementProcess.HOURS_LEFT;
import static sa.wusul.meeting.process.SeatArrangementProcess.SEAT_DECISION;
import static sa.wusul.meeting.process.SeatArrangementProcess.URGENT_UNTIL;
import static sa.wusul.meeting.process.SlotBookingProcess.INTERPRETER_NEEDED;
import static sa.wusul.meeting.process.SlotBookingProcess.MEETING_AT;

/**
 * {@code Task_SeatOtherwise}: seats an urgent case before its time ends, with an
 * interpreter of another centre if necessary, or as a person arranged. Only a person lets
 * it take a later seat.
 */
@Component
class ArrangeSeatDelegate implements JavaDelegate {

	private static final String INTERPRETER_ARRANGED = "INTERPRETER_ARRANGED";

	private static final String LATER = "LATER";

	private static final Duration ONE_DAY = Duration.ofDays(1);

	private final QuickMeetings meetings;

	private final Clock clock;

	ArrangeSeatDelegate(QuickMeetings meetings, Clock clock) {
		this.meetings = meetings;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var decision = SEAT_DECISION.findIn(execution).orElse("");
		var left = Duration.between(this.clock.instant(), Instant.parse(URGENT_UNTIL.in(execution)));
		HOURS_LEFT.set(execution, Math.max(0, left.toHours()));
		DUTY_LEVEL.set(execution, 0L);
		MEETING_AT.set(execution, null);
		var meeting = SlotBookingProcess.quick(execution,
				INTERPRETER_NEEDED.in(execution) && !decision.equals(INTERPRETER_ARRANGED),
				decision.equals(LATER) ? ONE_DAY : left);
		seat(meeting).ifPresentOrElse((booking) -> SlotBookingProcess.tell(execution, booking, this.clock.instant()),
				() -> this.meetings.giveUp(execution.getProcessBusinessKey()));
	}

	private Optional<Booking> seat(QuickMeeting meeting) {
		if (meeting.within().isNegative()) {
			return Optional.empty();
		}
		return this.meetings.find(meeting)
			.or(() -> this.meetings.open(meeting))
			.or(() -> meeting.interpreter() ? this.meetings.seatWithRemoteInterpreter(meeting) : Optional.empty());
	}

}
