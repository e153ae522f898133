package sa.wusul.webapps.tasklist;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.meeting.SlotWishDecisions;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.webapps.SignedInStaff;

/** The free slots for a request whose form staff fill in. */
@Component
class FreeSlotReader {

	private static final int MOST = 40;

	/** The forms that book a slot at once, with the process that each starts. */
	private static final Map<String, Booked> FORMS = Map.of("meeting-request-meeting",
			new Booked("meeting-minister-booking", Purpose.MINISTER_MEETING), "reception-request-appointment",
			new Booked("reception-office-appointment", Purpose.OFFICE_APPOINTMENT));

	private final SlotWishDecisions wishes;

	private final Bookings bookings;

	private final Rights rights;

	private final SignedInStaff signedInStaff;

	FreeSlotReader(SlotWishDecisions wishes, Bookings bookings, Rights rights, SignedInStaff signedInStaff) {
		this.wishes = wishes;
		this.bookings = bookings;
		this.rights = rights;
		this.signedInStaff = signedInStaff;
	}

	/**
	 * Returns the free slots by the answers so far.
	 * @throws RefusalException {@code slot.unknown} for a form that books none,
	 * {@code centre.notYours} for the counter of others
	 */
	Free find(String form, Map<String, Object> answers) {
		var booked = FORMS.get(form);
		if (booked == null) {
			throw new RefusalException(Kind.UNKNOWN, "slot.unknown");
		}
		var search = this.wishes.search(booked.purpose(), answers);
		if (search.isEmpty()) {
			return new Free(false, List.of());
		}
		if (!this.rights.mayStart(this.signedInStaff.groups(), booked.process(), (String) answers.get("centre"),
				(String) answers.get("section"))) {
			throw new RefusalException(Kind.FORBIDDEN, "centre.notYours");
		}
		return new Free(true, this.bookings.free(search.get(), MOST).stream().map(this::time).toList());
	}

	private Time time(Slot slot) {
		var centre = this.rights.organisation().centre(slot.centre());
		return new Time(slot.id(), Moment.of(slot.startsAt()), centre.map((place) -> place.ar()).orElse(slot.centre()),
				centre.map((place) -> place.en()).orElse(slot.centre()));
	}

	/**
	 * Free slots, earliest first.
	 *
	 * @param complete whether the answers say for what the slot is
	 */
	record Free(boolean complete, List<Time> slots) {
	}

	record Time(long slot, Moment at, String centreAr, String centreEn) {
	}

	private record Booked(String process, Purpose purpose) {
	}

}
