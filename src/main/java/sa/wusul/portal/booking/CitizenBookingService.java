package sa.wusul.portal.booking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Slot;
import sa.wusul.meeting.SlotSearch;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.LocalMoment;
import sa.wusul.portal.cases.WithdrawalService;
import sa.wusul.room.RoomTicketService;

/**
 * The booking of a case, as its requester reads and changes it until its time has come.
 */
@Component
public class CitizenBookingService {

	private final Bookings bookings;

	private final SlotReader calendar;

	private final PlaceWords words;

	private final WithdrawalService withdrawals;

	private final RoomTicketService rooms;

	private final Rights rights;

	private final Clock clock;

	private final String publicAddress;

	CitizenBookingService(Bookings bookings, SlotReader calendar, PlaceWords words, WithdrawalService withdrawals,
			RoomTicketService rooms, Rights rights, Clock clock,
			@Value("${wusul.public-address:}") String publicAddress) {
		this.bookings = bookings;
		this.calendar = calendar;
		this.words = words;
		this.withdrawals = withdrawals;
		this.rooms = rooms;
		this.rights = rights;
		this.clock = clock;
		this.publicAddress = publicAddress;
	}

	/** Returns the booking of a case; empty if it never had one. */
	public Optional<Seen> forCase(CaseFile file, Locale locale) {
		return this.bookings.forCase(file.reference()).map((booking) -> seen(booking, file, locale));
	}

	private Seen seen(Booking booking, CaseFile file, Locale locale) {
		var waits = booking.state() == BookingState.WAITING;
		var ahead = isAhead(booking);
		return new Seen(booking.state(), booking.slot().map((slot) -> When.of(slot, locale)).orElse(null),
				booking.slot().map((slot) -> this.words.host(slot.purpose(), slot.host(), locale)).orElse(null),
				booking.slot().map((slot) -> this.words.place(slot, file, locale)).orElse(null),
				booking.slot().map((slot) -> slot.mode().name()).orElse(null), booking.interpreter().isPresent(),
				ahead && booking.state() == BookingState.BOOKED, ahead, ahead || waits,
				(ahead || waits || booking.state() == BookingState.CANCELLED) && this.withdrawals.endsWithBooking(file),
				booking.slot().filter((slot) -> slot.mode() == Mode.VIDEO).isPresent()
						&& this.rooms.mayEnterFromHome(file.reference()));
	}

	/** Returns slots by day to which the booking may be moved. */
	SlotReader.Page slots(CaseFile file, Optional<LocalDate> from, Locale locale) {
		var booking = changeable(file);
		var slot = booking.slot().orElseThrow();
		var search = new SlotSearch(slot.purpose(), slot.host(), slot.mode(), slot.centre(), slot.section(),
				booking.interpreter().isPresent(), this.calendar.from(from));
		return this.calendar.find(search, Optional.of(slot.startsAt()), locale);
	}

	void move(CaseFile file, long slot) {
		changeable(file);
		this.bookings.move(file.reference(), slot);
	}

	void confirm(CaseFile file) {
		changeable(file);
		this.bookings.confirm(file.reference());
	}

	/** Cancels the booking; repeating it has no effect. */
	void cancel(CaseFile file) {
		var booking = get(file);
		if (booking.state() == BookingState.CANCELLED) {
			return;
		}
		if (booking.state() != BookingState.WAITING && !isAhead(booking)) {
			throw new RefusalException(Kind.CONFLICT, "booking.timeHasCome");
		}
		this.bookings.cancel(file.reference());
	}

	/**
	 * Returns the booking as a calendar file. Others may read a person's calendar, so the
	 * entry does not describe a confidential case.
	 */
	CalendarFile file(CaseFile file, Locale locale) {
		var booking = get(file);
		var slot = booking.slot()
			.filter((seat) -> booking.state().seated())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "booking.unknown"));
		var confidential = this.rights.isConfidential(file.processKey());
		return new CalendarFile("booking-" + file.reference() + "@wusul", booking.version(), this.clock.instant(),
				slot.startsAt(), slot.endsAt(),
				confidential ? this.words.say("booking.file.confidential", locale)
						: this.words.say("booking.file.summary", locale,
								this.words.host(slot.purpose(), slot.host(), locale)),
				confidential ? "" : this.words.place(slot, file, locale),
				this.words.say("booking.file.text", locale, file.reference()),
				this.publicAddress + "/cases/" + file.reference());
	}

	private Booking changeable(CaseFile file) {
		var booking = get(file);
		if (!booking.state().upcoming()) {
			throw new RefusalException(Kind.UNKNOWN, "booking.unknown");
		}
		if (!isAhead(booking)) {
			throw new RefusalException(Kind.CONFLICT, "booking.timeHasCome");
		}
		return booking;
	}

	private Booking get(CaseFile file) {
		return this.bookings.forCase(file.reference())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "booking.unknown"));
	}

	private boolean isAhead(Booking booking) {
		return booking.state().upcoming()
				&& booking.slot().map(Slot::startsAt).filter(this.clock.instant()::isBefore).isPresent();
	}

	/**
	 * A booking for its requester.
	 *
	 * @param at its time; {@code null} while it waits, and after its place was released
	 * @param interpreter whether an interpreter comes
	 * @param endsCase whether the cancellation ends the case, or has ended it
	 */
	public record Seen(BookingState state, When at, String host, String place, String mode, boolean interpreter,
			boolean mayConfirm, boolean mayMove, boolean mayCancel, boolean endsCase, boolean mayEnterRoom) {

		public Optional<LocalMoment> starts() {
			return Optional.ofNullable(this.at).map(When::starts);
		}

	}

	record When(LocalMoment starts, String until) {

		static When of(Slot slot, Locale locale) {
			return new When(LocalMoment.of(slot.startsAt(), locale), LocalMoment.of(slot.endsAt(), locale).time());
		}

	}

}
