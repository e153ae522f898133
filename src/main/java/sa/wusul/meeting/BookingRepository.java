package sa.wusul.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.meeting.HostLockRepository.Line;
import sa.wusul.platform.database.RecordRowMapper;

/** The rows of booking requests with the state and history of each booking. */
@Repository
class BookingRepository {

	private static final String BOOKINGS = "select booking.*, queue_rank as rank from booking ";

	private final JdbcClient jdbc;

	private final Clock clock;

	BookingRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<Entry> find(String caseReference) {
		return this.jdbc.sql(BOOKINGS + "where case_reference = ?")
			.param(caseReference)
			.query(RecordRowMapper.of(Entry.class))
			.optional();
	}

	/** Returns the waiting cases of this host in the order of the waiting list. */
	List<Entry> waiting(Line line) {
		return this.jdbc.sql(BOOKINGS + """
				where state = 'WAITING' and purpose = ? and host = ?
				order by queue_rank, queued_at, case_reference""")
			.params(line.purpose().name(), line.host())
			.query(RecordRowMapper.of(Entry.class))
			.list();
	}

	List<Line> linesWithWaiting() {
		return this.jdbc.sql("select distinct purpose, host from booking where state = 'WAITING'")
			.query(RecordRowMapper.of(Line.class))
			.list();
	}

	/**
	 * Stores the entry and adds its state to the history.
	 * @return the stored entry
	 */
	Entry keep(Entry entry, Optional<Slot> slot) {
		var kept = entry.next();
		if (kept.version() == 1) {
			this.jdbc.sql("""
					insert into booking (purpose, host, mode, centre, section, interpreter, priority, not_before, state,
					                     first_in_line, displaced_for, queue_rank, queued_at, interpreter_id,
					                     version, case_reference)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").params(values(kept)).update();
		}
		else {
			this.jdbc.sql("""
					update booking set purpose = ?, host = ?, mode = ?, centre = ?, section = ?, interpreter = ?,
					       priority = ?, not_before = ?, state = ?, first_in_line = ?, displaced_for = ?,
					       queue_rank = ?, queued_at = ?, interpreter_id = ?, version = ?
					where case_reference = ?""").params(values(kept)).update();
		}
		this.jdbc.sql("""
				insert into booking_event (case_reference, version, state, displaced_for, slot_starts_at, happened_at)
				values (?, ?, ?, ?, ?, ?)""")
			.params(kept.caseReference(), kept.version(), kept.state().name(),
					kept.displacedFor().map(ChangeReason::name).orElse(null),
					slot.map((seat) -> seat.startsAt().atOffset(ZoneOffset.UTC)).orElse(null),
					this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		return kept;
	}

	private static Object[] values(Entry entry) {
		var search = entry.search();
		return new Object[] { search.purpose().name(), search.host(), search.mode().name(), search.centre(),
				search.section(), search.interpreter(), entry.priority(), search.notBefore().orElse(null),
				entry.state().name(), entry.firstInLine(), entry.displacedFor().map(ChangeReason::name).orElse(null),
				entry.rank(), entry.queuedAt().atOffset(ZoneOffset.UTC), entry.interpreterId().orElse(null),
				entry.version(), entry.caseReference() };
	}

	/**
	 * A row of a booking.
	 *
	 * @param firstInLine whether the case lost a slot or a meeting, until its meeting is
	 * held
	 * @param displacedFor the reason for which it last lost its slot
	 * @param version number of changes; 0 before the entry is stored
	 */
	record Entry(String caseReference, SlotSearch search, String priority, BookingState state, boolean firstInLine,
			Optional<ChangeReason> displacedFor, int rank, Instant queuedAt, Optional<Long> interpreterId,
			int version) {

		private static Entry of(BookingRequest request, Instant now, int version) {
			return new Entry(request.caseReference(), request.search(), request.priority(), BookingState.WAITING, false,
					Optional.empty(), 0, now, Optional.empty(), version);
		}

		/**
		 * Creates an entry for a request; a case that lost a slot or a meeting before is
		 * first in line.
		 */
		static Entry of(BookingRequest request, Instant now, Optional<Entry> before) {
			var entry = of(request, now, before.map(Entry::version).orElse(0));
			return before.filter(Entry::lostMeeting).map((lost) -> entry.asFirstInLine()).orElse(entry);
		}

		private boolean lostMeeting() {
			return this.state == BookingState.POSTPONED || this.state == BookingState.INTERRUPTED
					|| (this.firstInLine && !this.state.over());
		}

		Line line() {
			return new Line(this.search.purpose(), this.search.host());
		}

		boolean suits(Slot slot) {
			return slot.purpose() == this.search.purpose() && slot.host().equals(this.search.host())
					&& slot.mode() == this.search.mode() && slot.section().equals(this.search.section())
					&& (SlotRepository.anywhere(slot.purpose(), slot.mode())
							|| slot.centre().equals(this.search.centre()));
		}

		Entry in(BookingState next) {
			return with(next, this.firstInLine, this.displacedFor, this.rank, this.interpreterId);
		}

		Entry booked(Optional<Long> interpreter) {
			return with(BookingState.BOOKED, this.firstInLine, this.displacedFor, this.rank, interpreter);
		}

		Entry withoutSeat(BookingState next) {
			return with(next, this.firstInLine, this.displacedFor, this.rank, Optional.empty());
		}

		/** Returns the entry as one that requires an interpreter. */
		Entry interpreted() {
			return new Entry(this.caseReference, this.search.interpreted(), this.priority, this.state, this.firstInLine,
					this.displacedFor, this.rank, this.queuedAt, this.interpreterId, this.version);
		}

		Entry asFirstInLine() {
			return with(this.state, true, this.displacedFor, this.rank, this.interpreterId);
		}

		Entry displaced(ChangeReason reason) {
			return with(this.state, true, Optional.of(reason), this.rank, this.interpreterId);
		}

		Entry ranked(int place) {
			return with(this.state, this.firstInLine, this.displacedFor, place, this.interpreterId);
		}

		private Entry next() {
			return new Entry(this.caseReference, this.search, this.priority, this.state, this.firstInLine,
					this.displacedFor, this.rank, this.queuedAt, this.interpreterId, this.version + 1);
		}

		private Entry with(BookingState next, boolean first, Optional<ChangeReason> lostFor, int place,
				Optional<Long> interpreter) {
			return new Entry(this.caseReference, this.search, this.priority, next, first, lostFor, place, this.queuedAt,
					interpreter, this.version);
		}

	}

}
