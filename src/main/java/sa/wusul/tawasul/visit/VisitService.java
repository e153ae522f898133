package sa.wusul.tawasul.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingRequest;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Slot;
import sa.wusul.meeting.VideoRoomService;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.Sentence;
import sa.wusul.services.Findings;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.TawasulLimit;
import sa.wusul.tawasul.visit.VisitRepository.Visit;

/**
 * Service that books and holds visits. Seats belong to the bookings; this class adds the
 * prison that holds the detainee and the notifications of the family.
 */
@Service
@Transactional
class VisitService implements VisitAppointments {

	/** The coming step of a visit's booking. */
	private static final String BOOKED = "VISIT_BOOKED";

	private final VisitRepository visits;

	private final Bookings bookings;

	private final VideoRoomService rooms;

	private final DetaineeCases detainees;

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final LimitDecisions limits;

	private final Organisation organisation;

	private final Inbox inbox;

	private final Clock clock;

	VisitService(VisitRepository visits, Bookings bookings, VideoRoomService rooms, DetaineeCases detainees,
			CaseFiles caseFiles, Findings findings, LimitDecisions limits, Rights rights, Inbox inbox, Clock clock) {
		this.visits = visits;
		this.bookings = bookings;
		this.rooms = rooms;
		this.detainees = detainees;
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.limits = limits;
		this.organisation = rights.organisation();
		this.inbox = inbox;
		this.clock = clock;
	}

	@Override
	public Appointment book(String caseReference, Optional<Period> notBefore) {
		var visit = this.visits.get(caseReference);
		var prison = prison(caseReference);
		var place = new VisitingPlace(prison, visit.kind());
		var booking = this.bookings
			.book(new BookingRequest(caseReference, Purpose.PRISON_VISIT, place.host(), visit.kind().mode(),
					place.place(), visit.section(), false, "NORMAL", Optional.empty(), firstDay(visit, notBefore)));
		var news = isNews(visit, prison, booking);
		if (news) {
			tell(visit, prison, booking);
		}
		if (booking.state() != BookingState.CHECKED_IN) {
			this.visits.enter(caseReference, booking.slot().isPresent() ? VisitState.BOOKED : VisitState.WAITING);
		}
		return appointment(this.visits.get(caseReference), prison, booking, news);
	}

	private String prison(String caseReference) {
		return this.detainees.find(caseReference)
			.flatMap((opened) -> opened.prison())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "visit.noPrison"));
	}

	/**
	 * Returns the earliest day of the visit. The family's wish counts the first time, and
	 * later the prison's own reasons do.
	 */
	private Optional<LocalDate> firstDay(Visit visit, Optional<Period> notBefore) {
		if (visit.toldAt().isEmpty()) {
			notBefore
				.ifPresent((later) -> this.visits.notBefore(visit.caseReference(), this.visits.today().plus(later)));
		}
		return this.visits.get(visit.caseReference()).notBefore();
	}

	private void reach(String caseReference, Sentence sentence) {
		reach(caseReference, sentence, null);
	}

	private void reach(String caseReference, Sentence sentence, String step) {
		this.caseFiles.reach(caseReference, sentence.ar(), sentence.en(), step);
	}

	private static boolean isNews(Visit visit, String prison, Booking booking) {
		var told = new Told(visit.toldPrison(), visit.toldSlot());
		return visit.toldAt().isEmpty() || !told.equals(Told.of(prison, booking));
	}

	private void tell(Visit visit, String prison, Booking booking) {
		this.visits.tell(visit.caseReference(), prison, booking.slot().map(Slot::startsAt));
		booking.slot()
			.ifPresent((slot) -> reach(visit.caseReference(),
					VisitWords.appointment(slot.startsAt(), where(visit, prison)), BOOKED));
	}

	/** Returns the place of the visit; for a remote visit, the centre of the case. */
	private Sentence where(Visit visit, String prison) {
		var section = this.organisation.section(visit.section()).orElseThrow();
		var place = visit.kind().remote() ? centre(this.caseFiles.get(visit.caseReference()))
				: this.organisation.prison(prison).map((one) -> new Sentence(one.ar(), one.en())).orElseThrow();
		return new Sentence(place.ar() + "، " + section.ar(), place.en() + ", " + section.en());
	}

	private Sentence centre(CaseFile file) {
		var centre = this.organisation.centre(file.place().centre()).orElseThrow();
		return new Sentence(centre.ar(), centre.en());
	}

	private Appointment appointment(Visit visit, String prison, Booking booking, boolean news) {
		var at = booking.slot().map(Slot::startsAt);
		var begun = booking.state() == BookingState.CHECKED_IN;
		return visit.kind().remote()
				? new Appointment(at, news, begun, told(visit, at), "tawasul-officers",
						this.caseFiles.get(visit.caseReference()).place().centre())
				: new Appointment(at, news, begun, told(visit, at), "tawasul-prison-officers",
						this.organisation.prison(prison).orElseThrow().centre());
	}

	/**
	 * Returns the time from which reminders count, so that a check on the last day sends
	 * no second reminder.
	 */
	private Instant told(Visit visit, Optional<Instant> at) {
		var now = this.clock.instant();
		return at.filter((slot) -> slot.isBefore(now.plus(this.limits.duration(TawasulLimit.VISIT_REMINDER))))
			.map((soon) -> now)
			.or(visit::toldAt)
			.orElse(now);
	}

	@Override
	public void postpone(String caseReference) {
		seated(caseReference).flatMap(Booking::slot).ifPresent((slot) -> {
			this.visits.notBefore(caseReference, LocalDate.ofInstant(slot.startsAt(), Kingdom.ZONE).plusDays(1));
			this.bookings.record(caseReference, BookingState.POSTPONED);
		});
	}

	@Override
	public int returnUnbrought(String caseReference) {
		var slot = seated(caseReference).flatMap(Booking::slot);
		if (slot.isEmpty()) {
			return this.visits.unbrought(caseReference);
		}
		closeRoom(caseReference);
		postpone(caseReference);
		this.inbox.receive(new InboxMessage("visit:" + caseReference + ":unbrought:" + slot.get().startsAt(),
				Bookings.DISPLACED, caseReference));
		return this.visits.countUnbrought(caseReference);
	}

	@Override
	public void cancel(String caseReference) {
		free(caseReference, VisitState.CANCELLED);
	}

	@Override
	public void giveUp(String caseReference) {
		free(caseReference, VisitState.GIVEN_UP);
	}

	@Override
	public boolean giveBack(String caseReference) {
		var held = seated(caseReference).isPresent();
		free(caseReference, VisitState.REFUSED);
		askAgainFrom(caseReference).ifPresent((day) -> {
			this.visits.askAgainFrom(caseReference, day);
			reach(caseReference, VisitWords.askAgainFrom(day, this.visits.today()));
		});
		return held;
	}

	/** Returns the day on which the restriction of contacts ends, if there is one. */
	private Optional<LocalDate> askAgainFrom(String caseReference) {
		return Optional.ofNullable((LocalDate) this.findings.forCase(caseReference).get("restrictedUntil"))
			.filter(this.visits.today()::isBefore);
	}

	private void free(String caseReference, VisitState next) {
		closeRoom(caseReference);
		this.bookings.cancel(caseReference);
		this.visits.enter(caseReference, next);
	}

	@Override
	public void receive(String caseReference, List<IdentityNumber> shown, String by) {
		var slot = seated(caseReference).flatMap(Booking::slot)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "booking.unknown"));
		var doorsOpen = this.limits.duration(TawasulLimit.VISIT_DOORS);
		if (this.clock.instant().isBefore(slot.startsAt().minus(doorsOpen))) {
			throw new RefusalException(Kind.CONFLICT, "visit.tooEarly", doorsOpen.toMinutes());
		}
		var granted = this.visits.visitors(caseReference).stream().filter(Visitor::granted).toList();
		for (var identity : shown) {
			var visitor = granted.stream()
				.filter((candidate) -> candidate.identity().equals(identity))
				.findFirst()
				.orElseThrow(() -> new RefusalException(Kind.INVALID, "visit.notOnTheList"));
			this.visits.checkIn(caseReference, visitor.ordinal(), by);
		}
	}

	@Override
	public void explain(String caseReference, String prisonReason) {
		this.visits.explain(caseReference, prisonReason);
		reach(caseReference, VisitWords.prisonDeclines());
	}

	@Override
	public void checkMissed(String caseReference) {
		var slot = seated(caseReference).flatMap(Booking::slot)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "booking.unknown"));
		if (this.clock.instant().isBefore(slot.endsAt())) {
			throw new RefusalException(Kind.CONFLICT, "visit.notYetMissed");
		}
	}

	@Override
	public void miss(String caseReference) {
		this.bookings.record(caseReference, BookingState.NO_SHOW);
		this.visits.enter(caseReference, VisitState.MISSED);
	}

	@Override
	public void begin(String caseReference) {
		this.bookings.record(caseReference, BookingState.CHECKED_IN);
		this.visits.enter(caseReference, VisitState.PRESENT);
		room(caseReference).ifPresent((slot) -> this.rooms.open(caseReference, slot.startsAt(),
				this.caseFiles.get(caseReference).place().centre()));
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<String> haltReason(String caseReference) {
		return this.visits.haltReason(caseReference);
	}

	@Override
	public void end(String caseReference, boolean interrupted) {
		closeRoom(caseReference);
		this.bookings.record(caseReference, BookingState.HELD);
		this.visits.enter(caseReference, interrupted ? VisitState.INTERRUPTED : VisitState.HELD);
	}

	private void closeRoom(String caseReference) {
		room(caseReference).filter((slot) -> this.visits.get(caseReference).state() == VisitState.PRESENT)
			.ifPresent((slot) -> this.rooms.close(caseReference, slot.startsAt()));
	}

	/** Finds the slot of the video room, which only a remote visit has. */
	private Optional<Slot> room(String caseReference) {
		return this.visits.find(caseReference)
			.filter((visit) -> visit.kind().remote())
			.flatMap((visit) -> this.bookings.forCase(caseReference))
			.flatMap(Booking::slot);
	}

	private Optional<Booking> seated(String caseReference) {
		return this.bookings.forCase(caseReference).filter((booking) -> booking.state().seated());
	}

	/** The appointment as last notified to the requester. */
	private record Told(Optional<String> prison, Optional<Instant> slot) {

		static Told of(String prison, Booking booking) {
			return new Told(Optional.of(prison), booking.slot().map(Slot::startsAt));
		}

	}

}
