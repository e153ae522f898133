package sa.wusul.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.calendar.HolidayRepository;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Service that closes days of one centre or of all. */
@Service
@Transactional
class ClosingService implements Closings {

	private final ClosingRepository closings;

	private final HolidayRepository holidays;

	private final SessionService sessions;

	private final Clock clock;

	ClosingService(ClosingRepository closings, HolidayRepository holidays, SessionService sessions, Clock clock) {
		this.closings = closings;
		this.holidays = holidays;
		this.sessions = sessions;
		this.clock = clock;
	}

	@Override
	public long enter(Closing closing) {
		if (closing.firstDay().isBefore(LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE))
				|| closing.lastDay().isBefore(closing.firstDay())) {
			throw new RefusalException(Kind.INVALID, "closing.days");
		}
		if (closing.centre().isEmpty()) {
			this.holidays.announce(closing.reason(), closing.firstDay(), closing.lastDay());
		}
		return this.closings.enter(closing);
	}

	@Override
	public Settlement settle(long id) {
		var closing = this.closings.find(id).orElseThrow();
		return this.sessions.cancelBetween(closing.centre(), SessionService.at(closing.firstDay(), LocalTime.MIN),
				SessionService.at(closing.lastDay().plusDays(1), LocalTime.MIN));
	}

	@Override
	public void withdraw(Optional<String> centre, LocalDate firstDay) {
		if (!firstDay.isAfter(LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE))) {
			throw new RefusalException(Kind.INVALID, "closing.days");
		}
		var announced = this.closings.withdraw(centre, firstDay);
		var inCalendar = centre.isEmpty() && this.holidays.withdraw(firstDay);
		if (!announced && !inCalendar) {
			throw new RefusalException(Kind.UNKNOWN, "closing.unknown");
		}
	}

}
