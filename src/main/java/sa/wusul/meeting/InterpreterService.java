package sa.wusul.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.meeting.BookingRepository.Entry;
import sa.wusul.meeting.InterpreterRepository.InterpreterSearch;

/**
 * Service that reserves interpreters for services without a slot, and replaces absent
 * ones.
 */
@Service
@Transactional
class InterpreterService implements Interpreters {

	private final InterpreterRepository interpreters;

	private final QuarterHourRepository quarters;

	private final BookingRepository bookings;

	private final SlotRepository slots;

	private final InterpreterNoticeService notices;

	private final Clock clock;

	InterpreterService(InterpreterRepository interpreters, QuarterHourRepository quarters, BookingRepository bookings,
			SlotRepository slots, InterpreterNoticeService notices, Clock clock) {
		this.interpreters = interpreters;
		this.quarters = quarters;
		this.bookings = bookings;
		this.slots = slots;
		this.notices = notices;
		this.clock = clock;
	}

	@Override
	public Optional<String> reserve(String key, String centre, String section, Instant from, Instant until) {
		return this.interpreters.heldBy(key)
			.or(() -> this.interpreters.claim(centre, section, from, until, key))
			.flatMap(this.interpreters::name);
	}

	@Override
	public void release(String key) {
		this.quarters.release(key);
	}

	@Override
	@Transactional(readOnly = true)
	public boolean hasReplacement(String caseReference, boolean remote) {
		return absence(caseReference).flatMap((absence) -> this.interpreters.freeOther(absence.search(remote)))
			.isPresent();
	}

	@Override
	public boolean replace(String caseReference, boolean remote) {
		var absence = absence(caseReference);
		var chosen = absence.flatMap((lost) -> this.interpreters.claimOther(lost.search(remote), caseReference));
		chosen.ifPresent((interpreter) -> {
			var entry = absence.get().entry();
			var slot = absence.get().slot();
			this.bookings.keep(entry.booked(chosen).in(entry.state()), Optional.of(slot));
			entry.interpreterId().ifPresent((absent) -> this.notices.replaced(caseReference, absent, slot));
			if (remote) {
				this.notices.bookedRemotely(caseReference, interpreter, slot);
			}
			else {
				this.notices.booked(caseReference, interpreter, slot);
			}
		});
		return chosen.isPresent();
	}

	private Optional<Absence> absence(String caseReference) {
		var now = this.clock.instant();
		return this.bookings.find(caseReference)
			.filter((entry) -> entry.state().seated())
			.flatMap((entry) -> this.slots.forCase(caseReference).map((slot) -> new Absence(entry, slot, now)));
	}

	/** A booking whose interpreter is absent; another one is needed from now on. */
	private record Absence(Entry entry, Slot slot, Instant from) {

		InterpreterSearch search(boolean remote) {
			var begin = this.from.isBefore(this.slot.startsAt()) ? this.slot.startsAt() : this.from;
			return new InterpreterSearch(remote ? Optional.empty() : Optional.of(this.slot.centre()),
					this.slot.section(), begin, begin.plus(Duration.between(this.slot.startsAt(), this.slot.endsAt())),
					this.entry.interpreterId());
		}

	}

}
