package sa.wusul.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Slot;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Organisation.ComingStep;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;
import sa.wusul.supervision.ComingTimeRepository;

/**
 * Reader of the steps that come next in a request and of the days on which they are
 * expected. The model lists the steps; the days are measured, or promised as the most
 * that a step takes where too few requests were measured.
 */
@Component
public class ComingStepReader {

	private final ServiceCatalogue catalogue;

	private final ComingTimeRepository times;

	private final Bookings bookings;

	private final Organisation organisation;

	private final WorkingTime workingTime;

	private final MessageSource words;

	private final Clock clock;

	ComingStepReader(ServiceCatalogue catalogue, ComingTimeRepository times, Bookings bookings, Rights rights,
			WorkingTime workingTime, MessageSource words, Clock clock) {
		this.catalogue = catalogue;
		this.times = times;
		this.bookings = bookings;
		this.organisation = rights.organisation();
		this.workingTime = workingTime;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * Returns the steps that an open case has not reached.
	 * @param timeline the coming steps that it reached, in any order
	 */
	public Coming forCase(CaseFile file, List<Reached> timeline, Locale locale) {
		var steps = file.state().closed() ? List.<ComingStep>of() : steps(file.processKey());
		var reached = reached(steps, timeline);
		var left = steps.subList(reached.map((milestone) -> place(steps, milestone) + 1).orElse(0), steps.size());
		var waits = file.state().waitsForRequester();
		var now = this.clock.instant();
		var begin = waits ? now : reached.map(Reached::at).orElse(file.times().openedAt());
		var from = reached.map(Reached::step).orElse(ComingTimeRepository.OPENING);
		var measured = this.times.forProcess(file.processKey());
		var lines = new ArrayList<Line>();
		var before = begin;
		for (var step : left) {
			var isLast = lines.size() == left.size() - 1;
			var booked = step.appointment() ? booked(file) : Optional.<Instant>empty();
			if (booked.isPresent()) {
				before = booked.get();
				lines.add(new Line(name(step, locale), say("coming.on", locale, date(before, locale))));
				continue;
			}
			var usual = measured.between(from, step.id()).map((time) -> this.workingTime.plus(begin, time));
			var day = usual.orElse(promised(step, before,
					waits ? Optional.empty() : Optional.ofNullable(file.times().dueAt()), isLast));
			var isLate = day.isBefore(now);
			before = latest(day, before, now);
			lines.add(new Line(name(step, locale),
					(waits && lines.isEmpty()) ? say("coming.yours", locale) : (isLate && lines.isEmpty())
							? say("coming.late", locale)
							: say(usual.isPresent() ? "coming.about" : "coming.atMost", locale, date(before, locale))));
		}
		return new Coming(lines, waits);
	}

	/** Returns the steps of a kind of request, counted from its sending. */
	public List<Line> forService(Service service, Locale locale) {
		var measured = this.times.forProcess(service.id());
		var lines = new ArrayList<Line>();
		var days = 0L;
		for (var step : steps(service)) {
			var usual = measured.between(ComingTimeRepository.OPENING, step.id());
			days = usual.map(WorkingTime::days).orElse(days + step.days());
			lines.add(new Line(name(step, locale), say(usual.isPresent() ? "coming.within" : "coming.within.atMost",
					locale, say("coming.days", locale, days, Long.toString(days)))));
		}
		return lines;
	}

	/** Returns the newest milestone that reaches the furthest step. */
	private static Optional<Reached> reached(List<ComingStep> steps, List<Reached> timeline) {
		return timeline.stream()
			.filter((milestone) -> place(steps, milestone) >= 0)
			.max(Comparator.comparing((Reached one) -> place(steps, one)).thenComparing(Reached::at));
	}

	private static int place(List<ComingStep> steps, Reached milestone) {
		return steps.stream().map(ComingStep::id).toList().indexOf(milestone.step());
	}

	/**
	 * Returns the day that is promised: of the last step that of the whole case, which no
	 * step before it passes.
	 */
	private Instant promised(ComingStep step, Instant before, Optional<Instant> due, boolean isLast) {
		var most = this.workingTime.plusDays(before, step.days());
		return due.filter((whole) -> isLast || whole.isBefore(most) && whole.isAfter(this.clock.instant()))
			.orElse(most);
	}

	/** Returns the beginning of the appointment, unless it is over. */
	private Optional<Instant> booked(CaseFile file) {
		return this.bookings.forCase(file.reference())
			.flatMap(Booking::slot)
			.map(Slot::startsAt)
			.filter((starts) -> starts.isAfter(this.clock.instant()));
	}

	private static Instant latest(Instant day, Instant before, Instant now) {
		var later = day.isBefore(before) ? before : day;
		return later.isBefore(now) ? now : later;
	}

	private List<ComingStep> steps(String process) {
		try {
			return steps(this.catalogue.request(process));
		}
		catch (RefusalException notOffered) {
			return List.of();
		}
	}

	private List<ComingStep> steps(Service service) {
		return service.coming().stream().map(this.organisation::comingStep).flatMap(Optional::stream).toList();
	}

	private static String name(ComingStep step, Locale locale) {
		return locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage()) ? step.ar() : step.en();
	}

	private static String date(Instant instant, Locale locale) {
		var day = LocalMoment.of(instant, locale);
		return day.weekday() + " " + day.hijri() + " · " + day.gregorian();
	}

	private String say(String word, Locale locale, Object... facts) {
		return this.words.getMessage(word, facts, locale);
	}

	/** A step that a case reached. */
	public record Reached(String step, Instant at) {
	}

	/**
	 * The steps that a case has not reached; the last one is its end.
	 *
	 * @param moving whether the case waits for its requester, so that all days move
	 */
	public record Coming(List<Line> steps, boolean moving) {
	}

	/**
	 * A coming step in words.
	 *
	 * @param when the day on which it is expected, or the time after the request was sent
	 */
	public record Line(String name, String when) {
	}

}
