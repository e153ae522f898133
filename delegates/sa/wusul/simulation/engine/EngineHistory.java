package sa.wusul.simulation.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.engine.history.HistoryProjectionService;
import sa.wusul.simulation.CaseKind;
import sa.wusul.simulation.History;
import sa.wusul.simulation.MeasuredDurations;
import sa.wusul.simulation.Measurements.Arrivals;
import sa.wusul.simulation.Measurements.OtherWork;
import sa.wusul.simulation.Measurements.Work;
import sa.wusul.simulation.Measurements;
import sa.wusul.simulation.ModelStep;
import sa.wusul.simulation.SimulatedProcess;
import sa.wusul.simulation.WorkingAxis;

/**
 * The measurements of the engine's history and the case file. It reads codes, times and
 * ids only and no personal data. User names of staff are used to order tasks and do not
 * leave this class.
 */
@Component
class EngineHistory implements History {

	/** The limit of cases for measuring paths and durations, newest first. */
	private static final int MOST_CASES = 2000;

	private static final int CASES_AT_ONCE = 400;

	private static final int MOST_TASKS = 60_000;

	private static final int MOST_KINDS = 40;

	/** The number of tasks sufficient to tell when a group works. */
	private static final int ENOUGH_TASKS = 20;

	private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

	private final JdbcClient jdbc;

	private final HistoryProjectionService history;

	EngineHistory(JdbcClient jdbc, HistoryProjectionService history) {
		this.jdbc = jdbc;
		this.history = history;
	}

	@Override
	public Measurements measure(List<SimulatedProcess> drafts, Instant from, Instant until, WorkingAxis axis,
			Predicate<String> mayRead) {
		this.history.bringUpToDate();
		var process = drafts.get(0).process();
		var cases = cases(process, from, until, mayRead);
		// A history that is younger than the period has no data on the time before.
		var begin = cases.stream().map(Case::start).min(Comparator.naturalOrder()).map((first) -> {
			var midnight = day(first).atStartOfDay(Kingdom.ZONE).toInstant();
			return midnight.isAfter(from) ? midnight : from;
		}).orElse(from);
		var arrivals = arrivals(process, begin, until, axis, mayRead);
		var traces = new Traces(drafts);
		traces.read(rows(cases, drafts));
		var tasks = tasks(begin, until, mayRead);
		var ownRoots = cases.isEmpty() ? Set.of(process)
				: cases.stream().map(Case::rootProcess).collect(Collectors.toSet());
		var people = new People(tasks, axis, ownRoots, begin, until);
		return new Measurements(begin, until, arrivals.count(), arrivals.perHour(), kinds(cases), traces.turns(),
				traces.stays(), traces.events(), traces.repeats(), people.works(), people.groups(), members(),
				people.workers(), people.aroundTheClock(), people.otherWork(),
				MeasuredDurations.of(cases.stream()
					.filter((one) -> one.end() != null)
					.map((one) -> Duration.between(one.start(), one.end()).toSeconds())
					.toList()));
	}

	private List<Case> cases(String process, Instant from, Instant until, Predicate<String> mayRead) {
		return this.jdbc.sql("""
				select p.ROOT_PROC_INST_ID_, r.PROC_DEF_KEY_, p.START_TIME_, p.END_TIME_, c.centre, c.section,
					c.department, c.request_type, c.priority, coalesce(c.process_key, r.PROC_DEF_KEY_)
				from ACT_HI_PROCINST p
				join ACT_HI_PROCINST r on r.PROC_INST_ID_ = p.ROOT_PROC_INST_ID_
				left join case_file c on c.reference = p.BUSINESS_KEY_
				where p.PROC_DEF_KEY_ = ? and p.START_TIME_ >= ? and p.START_TIME_ < ?
				order by p.START_TIME_ desc
				""")
			.params(process, Timestamp.from(from), Timestamp.from(until))
			.query((row, number) -> new Case(row.getString(1), row.getString(2), moment(row, 3), moment(row, 4),
					new CaseKind(code(row, 5), code(row, 6), code(row, 7), code(row, 8), code(row, 9)),
					row.getString(10)))
			.list()
			.stream()
			.filter((one) -> mayRead.test(one.rootProcess()) && mayRead.test(one.caseProcess()))
			.toList();
	}

	/**
	 * Returns the most frequent kinds; cases without a department yet count as well.
	 */
	private static Map<CaseKind, Long> kinds(List<Case> cases) {
		var counts = cases.stream().collect(Collectors.groupingBy(Case::kind, Collectors.counting()));
		var common = new LinkedHashMap<CaseKind, Long>();
		counts.entrySet()
			.stream()
			.filter((entry) -> !entry.getKey().centre().isEmpty())
			.sorted(Map.Entry.<CaseKind, Long>comparingByValue()
				.reversed()
				.thenComparing((entry) -> entry.getKey().toString()))
			.limit(MOST_KINDS)
			.forEach((entry) -> common.put(entry.getKey(), entry.getValue()));
		return common;
	}

	private Coming arrivals(String process, Instant from, Instant until, WorkingAxis axis, Predicate<String> mayRead) {
		var working = new double[24];
		var off = new double[24];
		var count = new long[1];
		this.jdbc.sql("""
				select cast(p.START_TIME_ as date), extract(hour from p.START_TIME_),
					coalesce(c.process_key, r.PROC_DEF_KEY_), count(*)
				from ACT_HI_PROCINST p
				join ACT_HI_PROCINST r on r.PROC_INST_ID_ = p.ROOT_PROC_INST_ID_
				left join case_file c on c.reference = p.BUSINESS_KEY_
				where p.PROC_DEF_KEY_ = ? and p.START_TIME_ >= ? and p.START_TIME_ < ?
				group by cast(p.START_TIME_ as date), extract(hour from p.START_TIME_),
					coalesce(c.process_key, r.PROC_DEF_KEY_)
				""").params(process, Timestamp.from(from), Timestamp.from(until)).query((row) -> {
			if (mayRead.test(row.getString(3))) {
				// The engine stores times in the machine's own zone.
				var moment = row.getObject(1, LocalDate.class)
					.atTime(row.getInt(2), 0)
					.atZone(ZoneId.systemDefault())
					.withZoneSameInstant(Kingdom.ZONE);
				var hours = axis.isWorkingDay(moment.toLocalDate()) ? working : off;
				hours[moment.getHour()] += row.getLong(4);
				count[0] += row.getLong(4);
			}
		});
		var days = day(from).datesUntil(day(until).plusDays(1)).toList();
		var workingDays = days.stream().filter(axis::isWorkingDay).count();
		return new Coming(count[0], new Arrivals(perDay(working, workingDays), perDay(off, days.size() - workingDays)));
	}

	private static double[] perDay(double[] counts, long days) {
		return Arrays.stream(counts).map((count) -> (days == 0) ? 0 : count / days).toArray();
	}

	private List<Traces.Row> rows(List<Case> cases, List<SimulatedProcess> drafts) {
		var processes = drafts.stream().flatMap((draft) -> draft.processes().stream()).collect(Collectors.toSet());
		var roots = cases.stream().map(Case::root).distinct().limit(MOST_CASES).toList();
		var rows = new ArrayList<Traces.Row>();
		for (var first = 0; first < roots.size(); first += CASES_AT_ONCE) {
			rows.addAll(this.jdbc.sql("""
					select PROC_INST_ID_, PROC_DEF_KEY_, ACT_ID_, ACT_TYPE_, START_TIME_, END_TIME_, ACT_INST_STATE_,
						SEQUENCE_COUNTER_
					from ACT_HI_ACTINST
					where ROOT_PROC_INST_ID_ in (:roots) and PROC_DEF_KEY_ in (:processes)
					""")
				.param("roots", roots.subList(first, Math.min(roots.size(), first + CASES_AT_ONCE)))
				.param("processes", processes)
				.query((row, number) -> new Traces.Row(row.getString(1),
						new ModelStep(row.getString(2), row.getString(3)), row.getString(4), moment(row, 5),
						moment(row, 6), row.getInt(7), row.getLong(8)))
				.list());
		}
		return rows;
	}

	private List<People.Done> tasks(Instant from, Instant until, Predicate<String> mayRead) {
		var tasks = new LinkedHashMap<String, People.Done>();
		this.jdbc.sql("""
				select t.ID_, t.PROC_DEF_KEY_, t.TASK_DEF_KEY_, r.PROC_DEF_KEY_, t.ASSIGNEE_, t.START_TIME_,
					t.END_TIME_, l.TYPE_, l.GROUP_ID_, l.USER_ID_, l.TIMESTAMP_,
					coalesce(c.process_key, r.PROC_DEF_KEY_)
				from (
					select * from ACT_HI_TASKINST
					where END_TIME_ >= :from and END_TIME_ < :until and DELETE_REASON_ = 'completed'
						and ASSIGNEE_ is not null
					order by END_TIME_ desc
					limit :most) t
				join ACT_HI_PROCINST r on r.PROC_INST_ID_ = t.ROOT_PROC_INST_ID_
				left join case_file c on c.reference = r.BUSINESS_KEY_
				left join ACT_HI_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.OPERATION_TYPE_ = 'add'
					and l.TYPE_ in ('assignee', 'candidate')
				""")
			.param("from", Timestamp.from(from))
			.param("until", Timestamp.from(until))
			.param("most", MOST_TASKS)
			.query((row) -> {
				if (!mayRead.test(row.getString(4)) || !mayRead.test(row.getString(12))) {
					return;
				}
				var task = tasks.get(row.getString(1));
				if (task == null) {
					task = new People.Done(new ModelStep(row.getString(2), row.getString(3)), row.getString(4),
							row.getString(5), moment(row, 6), moment(row, 7));
					tasks.put(row.getString(1), task);
				}
				if ("candidate".equals(row.getString(8)) && row.getString(9) != null) {
					task.groups().add(row.getString(9));
				}
				else if (task.person().equals(row.getString(10))) {
					task.taken(moment(row, 11));
				}
			});
		return List.copyOf(tasks.values());
	}

	private Map<String, Integer> members() {
		var members = new HashMap<String, Integer>();
		this.jdbc.sql("select GROUP_ID_, count(*) from ACT_ID_MEMBERSHIP group by GROUP_ID_").query((row) -> {
			members.put(row.getString(1), row.getInt(2));
		});
		return members;
	}

	private static LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, Kingdom.ZONE);
	}

	private static Instant moment(ResultSet row, int column) throws SQLException {
		var found = row.getTimestamp(column);
		return (found == null) ? null : found.toInstant();
	}

	private static String code(ResultSet row, int column) throws SQLException {
		var code = row.getString(column);
		return (code == null) ? "" : code;
	}

	/** A completed process instance of a case. */
	/**
	 * An instance.
	 *
	 * @param caseProcess the process of its case; an instance started beside the case is
	 * not called by it
	 */
	private record Case(String root, String rootProcess, Instant start, Instant end, CaseKind kind,
			String caseProcess) {
	}

	private record Coming(long count, Arrivals perHour) {
	}

	/** The work of people, task by task. */
	static final class People {

		private final Map<ModelStep, List<Long>> waits = new HashMap<>();

		private final Map<ModelStep, List<Long>> touches = new HashMap<>();

		private final Map<ModelStep, Map<String, Long>> groups = new HashMap<>();

		private final Map<String, Set<String>> workers = new HashMap<>();

		private final Map<String, List<Long>> others = new TreeMap<>();

		private final Set<String> aroundTheClock;

		private final WorkingAxis axis;

		private final double workingHours;

		private final double hours;

		People(List<Done> tasks, WorkingAxis axis, Set<String> ownRoots, Instant from, Instant until) {
			this.axis = axis;
			this.workingHours = axis.between(from, until).toSeconds() / 3600.0;
			this.hours = Duration.between(from, until).toSeconds() / 3600.0;
			this.aroundTheClock = aroundTheClock(tasks);
			var lastDone = new HashMap<String, Instant>();
			tasks.stream().sorted(Comparator.comparing(Done::end)).forEach((task) -> {
				var group = task.groups().stream().sorted().findFirst().orElse("");
				var clock = this.aroundTheClock.contains(group);
				// A person who took several tasks works on one after the other.
				var before = lastDone.put(task.person(), task.end());
				var begun = (before != null && before.isAfter(task.begun())) ? before : task.begun();
				var touch = touch(begun, task.end(), clock);
				if (!group.isEmpty()) {
					this.groups.computeIfAbsent(task.step(), (step) -> new TreeMap<>()).merge(group, 1L, Long::sum);
					this.workers.computeIfAbsent(group, (key) -> new HashSet<>()).add(task.person());
					if (!ownRoots.contains(task.rootProcess())) {
						this.others.computeIfAbsent(group, (key) -> new ArrayList<>()).add(touch);
					}
				}
				this.touches.computeIfAbsent(task.step(), (step) -> new ArrayList<>()).add(touch);
				this.waits.computeIfAbsent(task.step(), (step) -> new ArrayList<>())
					.add(between(task.start(), task.begun(), clock));
			});
		}

		private Set<String> aroundTheClock(List<Done> tasks) {
			var all = new HashMap<String, int[]>();
			for (var task : tasks) {
				var outside = !this.axis.isWorking(task.end());
				for (var group : task.groups()) {
					var counts = all.computeIfAbsent(group, (key) -> new int[2]);
					counts[0]++;
					counts[1] += outside ? 1 : 0;
				}
			}
			return all.entrySet()
				.stream()
				.filter((entry) -> entry.getValue()[0] >= ENOUGH_TASKS
						&& entry.getValue()[1] * 10 > entry.getValue()[0])
				.map(Map.Entry::getKey)
				.collect(Collectors.toSet());
		}

		/**
		 * Returns the working time. A task completed after hours includes work after
		 * hours, but not the whole night.
		 */
		private long touch(Instant begun, Instant end, boolean clock) {
			var worked = between(begun, end, clock);
			var elapsed = Math.min(Duration.between(begun, end).toSeconds(), QUARTER_OF_AN_HOUR.toSeconds());
			return Math.max(1, Math.max(worked, elapsed));
		}

		private long between(Instant from, Instant until, boolean clock) {
			return Math.max(0, (clock ? Duration.between(from, until) : this.axis.between(from, until)).toSeconds());
		}

		Map<ModelStep, Work> works() {
			return this.touches.keySet()
				.stream()
				.collect(Collectors.toMap((step) -> step, (step) -> new Work(MeasuredDurations.of(this.waits.get(step)),
						MeasuredDurations.of(this.touches.get(step)))));
		}

		Map<ModelStep, Map<String, Long>> groups() {
			return this.groups;
		}

		Map<String, Integer> workers() {
			return this.workers.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().size()));
		}

		Set<String> aroundTheClock() {
			return this.aroundTheClock;
		}

		List<OtherWork> otherWork() {
			return this.others.entrySet().stream().map((entry) -> {
				var time = this.aroundTheClock.contains(entry.getKey()) ? this.hours : this.workingHours;
				return new OtherWork(entry.getKey(), entry.getValue().size() / Math.max(1, time),
						MeasuredDurations.of(entry.getValue()));
			}).toList();
		}

		/** A completed task. */
		static final class Done {

			private final ModelStep step;

			private final String rootProcess;

			private final String person;

			private final Instant start;

			private final Instant end;

			private final Set<String> groups = new HashSet<>();

			private Instant taken;

			Done(ModelStep step, String rootProcess, String person, Instant start, Instant end) {
				this.step = step;
				this.rootProcess = rootProcess;
				this.person = person;
				this.start = start;
				this.end = end;
			}

			ModelStep step() {
				return this.step;
			}

			String rootProcess() {
				return this.rootProcess;
			}

			String person() {
				return this.person;
			}

			Instant start() {
				return this.start;
			}

			Instant end() {
				return this.end;
			}

			Set<String> groups() {
				return this.groups;
			}

			/**
			 * Records a claim; the last claim by the person who completed the task
			 * counts.
			 */
			void taken(Instant moment) {
				if (this.taken == null || moment.isAfter(this.taken)) {
					this.taken = moment;
				}
			}

			Instant begun() {
				return (this.taken == null || this.taken.isBefore(this.start)) ? this.start
						: this.taken.isAfter(this.end) ? this.end : this.taken;
			}

		}

	}

}
