package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;

/**
 * The counting of all open work, once for all supervisors on all nodes (ADR 109). Figures
 * are as old as the last count, which is repeated when it is older than a few times what
 * it took, at the latest after a minute.
 */
@Component
class OpenSumService {

	/** The share of the time that counting may take. */
	private static final int REST = 20;

	private static final int FORECAST_DAYS = 5;

	/** The time for which opening and due date matter to the hour. */
	private static final Duration NEAR = Duration.ofDays(2);

	private final OpenSumRepository sums;

	private final OpenWorkRepository openWork;

	private final WorkingTime workingTime;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Duration longest;

	OpenSumService(OpenSumRepository sums, OpenWorkRepository openWork, WorkingTime workingTime,
			TransactionTemplate transaction, Clock clock,
			@Value("${wusul.supervision.figures-age:PT1M}") Duration longest) {
		this.sums = sums;
		this.openWork = openWork;
		this.workingTime = workingTime;
		this.transaction = transaction;
		this.clock = clock;
		this.longest = longest;
	}

	/** Counts if the last count is too old for a reader, and returns the moment for which the sums hold. */
	Instant bringUpToDate() {
		return fresh(this.longest);
	}

	/** Counts early enough that readers need not, as long as counting takes long. */
	void countAhead() {
		fresh(this.longest.dividedBy(2));
	}

	private Instant fresh(Duration oldest) {
		var counted = this.sums.counted();
		if (isFresh(counted, oldest)) {
			return counted.countedAt();
		}
		return this.transaction.execute((status) -> {
			var locked = this.sums.lock();
			return isFresh(locked, oldest) ? locked.countedAt() : count();
		});
	}

	private boolean isFresh(OpenSumRepository.Counted counted, Duration oldest) {
		var age = Duration.between(counted.countedAt(), this.clock.instant());
		var enough = Duration.ofMillis(REST * counted.tookMillis());
		return !age.isNegative() && age.compareTo((enough.compareTo(oldest) < 0) ? enough : oldest) < 0;
	}

	private Instant count() {
		var begun = System.nanoTime();
		var now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
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
		var waited = tasks.tasks()
				* this.workingTime.between(Instant.ofEpochMilli(tasks.began()), now).toMinutes();
		merge(steps,
				tasks.called()
						? sum(OpenStepSum.Kind.CALL, tasks, tasks.step(), tasks.stepCases(), tasks.lateStepCases(), waited)
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

	/** Returns today, if it has working time, and the following working days, of the forecast. */
	List<LocalDate> forecastDays() {
		return Stream
			.iterate(LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE), (day) -> day.plusDays(1))
			.filter((day) -> !this.workingTime
				.between(WorkDayRepository.start(day).toInstant(), WorkDayRepository.start(day.plusDays(1)).toInstant())
				.isZero())
			.limit(FORECAST_DAYS)
			.toList();
	}

}
