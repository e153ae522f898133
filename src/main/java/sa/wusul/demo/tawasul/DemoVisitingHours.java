package sa.wusul.demo.tawasul;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.tawasul.visit.VisitKind;
import sa.wusul.tawasul.visit.VisitingHours;
import sa.wusul.tawasul.visit.VisitingHours.Hours;

/**
 * Demo component that opens the visiting hours of the coming weeks in the demo. Each
 * start adds the weeks that have come within range; {@code wusul.demo.cases=false}
 * disables it.
 */
@Component
@ConditionalOnProperty(name = "wusul.demo.cases", matchIfMissing = true)
class DemoVisitingHours {

	private static final Logger log = LoggerFactory.getLogger(DemoVisitingHours.class);

	private static final int WEEKS = 3;

	private static final List<Day> WEEK = List.of(new Day(VisitKind.ORDINARY, DayOfWeek.SUNDAY, 9, 11, 30, 4),
			new Day(VisitKind.ORDINARY, DayOfWeek.WEDNESDAY, 9, 11, 30, 4),
			new Day(VisitKind.SPOUSAL, DayOfWeek.MONDAY, 9, 13, 120, 2),
			new Day(VisitKind.LAWYER, DayOfWeek.TUESDAY, 9, 11, 60, 2),
			new Day(VisitKind.VOICE, DayOfWeek.THURSDAY, 9, 10, 15, 3),
			new Day(VisitKind.VIDEO, DayOfWeek.THURSDAY, 10, 12, 30, 2));

	private final VisitingHours hours;

	private final Organisation organisation;

	private final Clock clock;

	DemoVisitingHours(VisitingHours hours, Rights rights, Clock clock) {
		this.hours = hours;
		this.organisation = rights.organisation();
		this.clock = clock;
	}

	@EventListener(ApplicationReadyEvent.class)
	@Order(-5)
	void make() {
		for (var prison : this.organisation.prisons()) {
			for (var section : this.organisation.sections()) {
				WEEK.forEach((day) -> open(prison.id(), section.id(), day));
			}
		}
	}

	/** Opens the hours of a day; hours changed by staff stay as they are. */
	private void open(String prison, String section, Day day) {
		try {
			this.hours.open(new Hours(prison, day.kind(), section, next(day.weekday()), LocalTime.of(day.from(), 0),
					LocalTime.of(day.until(), 0), day.minutes(), day.visits(), WEEKS, "prison-director"));
		}
		catch (RefusalException changedByStaff) {
			log.info("Demo visiting hours of {} are left out: {}", prison, changedByStaff.getMessage());
		}
	}

	private LocalDate next(DayOfWeek day) {
		return LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE).with(TemporalAdjusters.next(day));
	}

	private record Day(VisitKind kind, DayOfWeek weekday, int from, int until, int minutes, int visits) {
	}

}
