package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;

/**
 * The counting of all open work, once for all supervisors on all nodes (ADR 109). Figures
 * are as old as the last count: it is repeated by a reader if it is quick, and otherwise
 * ahead of them, often enough that it is not a minute old.
 */
@Component
class OpenSumService {

	/** The times as long as counting takes for which it rests. */
	private static final int REST = 20;

	/** The time that a reader can wait. */
	private static final Duration QUICK = Duration.ofMillis(100);

	private static final int FORECAST_DAYS = 5;

	/** The time for which opening and due date matter to the hour. */
	private static final Duration NEAR = Duration.ofDays(2);

	private final OpenSumRepository sums;

	private final OpenWorkRepository openWork;

	private final WorkDayRepository workDays;

	private final WorkingTime workingTime;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Duration longest;

	OpenSumService(OpenSumRepository sums, OpenWorkRepository openWork, WorkDayRepository workDays,
			WorkingTime workingTime, TransactionTemplate transaction, Clock clock,
			@Value("${wusul.supervision.figures-age:PT1M}") Duration longest) {
		this.sums = sums;
		this.openWork = openWork;
		this.workDays = workDays;
		this.workingTime = workingTime;
		this.transaction = transaction;
		this.clock = clock;
		this.longest = longest;
	}

	/**
	 * Counts if the last count is too old, and returns the moment for which the sums
	 * hold.
	 */
	Instant bringUpToDate() {
		return fresh((took) -> (took.compareTo(QUICK) < 0) ? rest(took, this.longest) : this.longest);
	}

	/** Counts early enough that readers need not, if counting takes long. */
	void countAhead() {
		if (this.sums.counted().took().compareTo(QUICK) >= 0) {
			fresh((took) -> rest(took, this.longest.dividedBy(2)));
		}
	}

	private static Duration rest(Duration took, Duration longest) {
		var rest = took.multipliedBy(REST);
		return (rest.compareTo(longest) < 0) ? rest : longest;
	}

	private Instant fresh(UnaryOperator<Duration> oldest) {
		var counted = this.sums.counted();
		if (isFresh(counted, oldest)) {
			return counted.countedAt();
		}
		return this.transaction.execute((status) -> {
			var locked = this.sums.lock();
			return isFresh(locked, oldest) ? locked.countedAt() : count();
		});
	}

	private boolean isFresh(OpenSumRepository.Counted counted, UnaryOperator<Duration> oldest) {
		var age = Duration.between(counted.countedAt(), this.clock.instant());
		return !age.isNegative() && age.compareTo(oldest.apply(counted.took())) < 0;
	}

	private Instant count() {
		var begun = System.nanoTime();
		var now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.workDays.addUpSoFar();
		var cases = this.openWork.countCases(now);
		var steps = new HashMap<Object, OpenStepSum>();
		this.openWork.countTasks(now, (tasks) -> add(steps, tasks, now));
		var due = new HashMap<OpenWorkRepository.DueOfPlace, Long>();
		var days = forecastDays();
		this.openWork.countDue(now, WorkDayRepository.start(days.get(days.size() - 1).plusDays(1)),
				(one) -> due.merge(new OpenWorkRepository.DueOfPlace(one.process(), one.centre(), one.department(),
						coarse(one.openedAt(), now), coarse(one.dueAt(), now), 0), one.many(), Long::sum));
		this.sums.replace(now, begun, cases, steps.values(), due);
		return now;
	}

	private void add(Map<Object, OpenStepSum> steps, OpenWorkRepository.TasksOfHour tasks, Instant now) {
		var waited = tasks.tasks() * this.workingTime.between(Instant.ofEpochMilli(tasks.began()), now).toMinutes();
		merge(steps,
				tasks.called()
						? sum(OpenStepSum.Kind.CALL, tasks, tasks.step(), tasks.stepCases(), tasks.lateStepCases(),
								waited)
						: sum(OpenStepSum.Kind.STEP, tasks, tasks.step(), tasks.tasks(), tasks.lateTasks(), waited));
		merge(steps, sum(OpenStepSum.Kind.MODEL, tasks, OpenStepSum.WHOLE_MODEL, tasks.modelCases(),
				tasks.lateModelCases(), waited));
	}

	private static void merge(Map<Object, OpenStepSum> steps, OpenStepSum sum) {
		steps.merge(sum.key(), sum, OpenStepSum::plus);
	}

	private static OpenStepSum sum(OpenStepSum.Kind kind, OpenWorkRepository.TasksOfHour tasks, String step, long open,
			long overdue, long waited) {
		return new OpenStepSum(kind, tasks.model(), step, tasks.caseProcess(), tasks.centre(), tasks.department(), open,
				overdue, tasks.tasks(), waited);
	}

	/** Returns the hour of a near moment, and noon of the day of a far one. */
	private static Instant coarse(Instant moment, Instant now) {
		return (Duration.between(moment, now).abs().compareTo(NEAR) < 0) ? moment
				: LocalDate.ofInstant(moment, Kingdom.ZONE).atTime(12, 0).atZone(Kingdom.ZONE).toInstant();
	}

	/**
	 * Returns today, if it has working time, and the following working days, of the
	 * forecast.
	 */
	List<LocalDate> forecastDays() {
		return Stream.iterate(LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE), (day) -> day.plusDays(1))
			.filter((day) -> !this.workingTime
				.between(WorkDayRepository.start(day).toInstant(), WorkDayRepository.start(day.plusDays(1)).toInstant())
				.isZero())
			.limit(FORECAST_DAYS)
			.toList();
	}

}
