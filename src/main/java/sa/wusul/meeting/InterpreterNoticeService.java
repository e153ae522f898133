package sa.wusul.meeting;

import java.time.Clock;
import java.util.Map;

import org.springframework.stereotype.Service;

import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.text.NeutralText;

/** Service that tells interpreters of their bookings, at the numbers they gave. */
@Service
class InterpreterNoticeService {

	private final InterpreterRepository interpreters;

	private final RequesterMessages messages;

	private final Clock clock;

	InterpreterNoticeService(InterpreterRepository interpreters, RequesterMessages messages, Clock clock) {
		this.interpreters = interpreters;
		this.messages = messages;
		this.clock = clock;
	}

	void booked(String caseReference, long interpreter, Slot slot) {
		tell((slot.mode() == Mode.VIDEO) ? "interpreterBookedByVideo" : "interpreterBooked", caseReference, interpreter,
				slot);
	}

	/** Tells the interpreter of a meeting at another centre, which they join by video. */
	void bookedRemotely(String caseReference, long interpreter, Slot slot) {
		tell("interpreterBookedRemotely", caseReference, interpreter, slot);
	}

	/** Tells the interpreter that they are no longer needed, unless the time has come. */
	void released(String caseReference, long interpreter, Slot slot) {
		if (slot.startsAt().isAfter(this.clock.instant())) {
			tell("interpreterReleased", caseReference, interpreter, slot);
		}
	}

	/** Tells an absent interpreter that another one does their work. */
	void replaced(String caseReference, long interpreter, Slot slot) {
		tell("interpreterReleased", caseReference, interpreter, slot);
	}

	private void tell(String message, String caseReference, long interpreter, Slot slot) {
		var key = NeutralText.format("%s:%s:%d:%s", message, caseReference, interpreter, this.clock.instant());
		this.interpreters.mobile(interpreter)
			.ifPresent((mobile) -> this.messages.informAt(mobile, caseReference, message, key, Map.of("meetingAt",
					slot.startsAt().toString(), "meetingPlace", slot.centre(), "section", slot.section())));
	}

}
