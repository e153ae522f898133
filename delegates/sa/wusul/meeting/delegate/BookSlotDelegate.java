package sa.wusul.meeting.delegate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.BookingRequest;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.process.SlotBookingProcess;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.limit.LimitValue;

import static sa.wusul.meeting.process.SlotBookingProcess.BOOKING_PURPOSE;
import static sa.wusul.meeting.process.SlotBookingProcess.INTERPRETER_NEEDED;
import static sa.wusul.meeting.process.SlotBookingProcess.MEETING_CENTRE;
import static sa.wusul.meeting.process.SlotBookingProcess.MEETING_HOST;
import static sa.wusul.meeting.process.SlotBookingProcess.MEETING_MODE;
import static sa.wusul.meeting.process.SlotBookingProcess.PRIORITY;
import static sa.wusul.meeting.process.SlotBookingProcess.SECTION;
import static sa.wusul.meeting.process.SlotBookingProcess.SLOT_NUMBER;
import static sa.wusul.meeting.process.SlotBookingProcess.WANTED_FROM;

/**
 * {@code Task_BookSlot}: books the chosen or the earliest slot, or puts the case on the
 * waiting list.
 */
@Component
class BookSlotDelegate implements JavaDelegate {

	private final Bookings bookings;

	private final LimitDecisions limits;

	private final Clock clock;

	BookSlotDelegate(Bookings bookings, LimitDecisions limits, Clock clock) {
		this.bookings = bookings;
		this.limits = limits;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var notBefore = WANTED_FROM.findIn(execution).flatMap(this::later).map(LocalDate.now(this.clock)::plus);
		var booking = this.bookings.book(new BookingRequest(execution.getProcessBusinessKey(),
				Purpose.valueOf(BOOKING_PURPOSE.in(execution)), MEETING_HOST.in(execution),
				Mode.valueOf(MEETING_MODE.in(execution)), MEETING_CENTRE.in(execution), SECTION.in(execution),
				INTERPRETER_NEEDED.in(execution), PRIORITY.in(execution), SLOT_NUMBER.findIn(execution), notBefore));
		SlotBookingProcess.tell(execution, booking, this.clock.instant());
		SLOT_NUMBER.set(execution, null);
		WANTED_FROM.set(execution, null);
	}

	/** Returns the time after which the slot is wanted; empty for the soonest. */
	private Optional<Period> later(String choice) {
		return this.limits.find(new Limit.Named("meeting", choice)).map(LimitValue::period);
	}

}
