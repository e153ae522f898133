package sa.wusul.demo.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseReference;
import sa.wusul.demo.register.DemoRegisters;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.engine.history.HistoryProjectionService;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.platform.text.Sha256;

/**
 * Demo component that repeats cases in the past, with other people, places and durations,
 * and writes their rows in batches.
 */
@Component
class DemoCopies {

	/** Far above the numbers that the demo itself gives. */
	private static final long FIRST_NUMBER = 900_001;

	private static final int BATCH = 1_000;

	private static final Set<String> IDS = Set.of("ID_", "PROC_INST_ID_", "SUPER_PROCESS_INSTANCE_ID_",
			"ROOT_PROC_INST_ID_", "PARENT_ACT_INST_ID_", "EXECUTION_ID_", "TASK_ID_", "CALL_PROC_INST_ID_",
			"ACT_INST_ID_", "PARENT_TASK_ID_");

	private static final List<String> CENTRES = List.of("riyadh", "riyadh", "riyadh", "riyadh", "jeddah", "jeddah",
			"jeddah", "dammam", "abha", "tabuk");

	private static final List<Subject> SUBJECTS = List.of(
			new Subject("passport", "PASSPORT", "passports", "تجديد جواز السفر", 30),
			new Subject("vehicle", "TRAFFIC", "traffic", "نقل ملكية مركبة", 25),
			new Subject("family", "CIVIL_AFFAIRS", "civil-affairs", "تصحيح بيان في سجل الأسرة", 25),
			new Subject("rights", "RIGHTS", "rights", "مطالبة مالية", 12),
			new Subject("other", "GENERAL", "follow-up", "متابعة معاملة سابقة", 8));

	private static final int[] STARS = { 3, 4, 10, 31, 52 };

	private final JdbcTemplate jdbc;

	private final PersonalFields fields;

	private final DemoRegisters registers;

	private final WorkingTime workingTime;

	private final HistoryProjectionService history;

	private final Clock clock;

	private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();

	private final Map<String, List<String>> members = new HashMap<>();

	DemoCopies(JdbcTemplate jdbc, PersonalFields fields, DemoRegisters registers, WorkingTime workingTime,
			HistoryProjectionService history, Clock clock) {
		this.jdbc = jdbc;
		this.history = history;
		this.fields = fields;
		this.registers = registers;
		this.workingTime = workingTime;
		this.clock = clock;
	}

	/** Reads the way of a case. */
	DemoWay read(String reference) {
		this.history.bringUpToDate();
		var roots = this.jdbc.queryForList(
				"select distinct ROOT_PROC_INST_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?", String.class,
				reference);
		return new DemoWay(own("case_file", reference).get(0), own("case_milestone", reference),
				own("case_step", reference), history("ACT_HI_PROCINST", roots), history("ACT_HI_ACTINST", roots),
				history("ACT_HI_TASKINST", roots), history("ACT_HI_IDENTITYLINK", roots));
	}

	private List<Map<String, Object>> own(String table, String reference) {
		return this.jdbc.queryForList(NeutralText.format("select * from %s where reference = ?", table), reference)
			.stream()
			.map((row) -> named(row, (name) -> name.toLowerCase(Locale.ROOT)))
			.toList();
	}

	private List<Map<String, Object>> history(String table, List<String> roots) {
		return roots.stream()
			.flatMap((root) -> this.jdbc
				.queryForList(NeutralText.format("select * from %s where ROOT_PROC_INST_ID_ = ?", table), root)
				.stream())
			.map((row) -> named(row, (name) -> name.toUpperCase(Locale.ROOT)))
			.toList();
	}

	private static Map<String, Object> named(Map<String, Object> row, UnaryOperator<String> name) {
		var named = new LinkedHashMap<String, Object>();
		row.forEach((column, value) -> named.put(name.apply(column), value));
		return named;
	}

	/**
	 * Adds a repetition of a way.
	 * @return false if it would not be over yet
	 */
	boolean add(DemoWay way, Instant opening, int number, Random random) {
		var limit = this.clock.instant().minus(Duration.ofHours(1));
		// One in eleven takes far longer than others.
		var moments = way.moments(opening, this.workingTime,
				(random.nextInt(11) == 0) ? 4 + 6 * random.nextDouble() : 1, random);
		for (var pace = 0.5; moments.lastEntry().getValue().isAfter(limit) && pace > 0.02; pace /= 2) {
			moments = way.moments(opening, this.workingTime, pace, random);
		}
		var end = moments.lastEntry().getValue();
		if (end.isAfter(limit)) {
			return false;
		}
		var copy = new Copy(way, moments, end, number, random);
		copy.add();
		if (this.rows.values().stream().mapToInt(List::size).sum() > 10 * BATCH) {
			flush();
		}
		return true;
	}

	/** Lets an open case begin earlier, with all that has happened in it. */
	void age(String reference, Duration age) {
		this.history.bringUpToDate();
		earlier("case_file", "reference", List.of(reference), List.of("opened_at", "due_at"), age);
		earlier("case_milestone", "reference", List.of(reference), List.of("reached_at"), age);
		earlier("case_step", "reference", List.of(reference), List.of("started_at", "due_at", "ended_at"), age);
		var roots = this.jdbc.queryForList(
				"select distinct ROOT_PROC_INST_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?", String.class,
				reference);
		for (var table : List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST")) {
			earlier(table, "ROOT_PROC_INST_ID_", roots, List.of("START_TIME_", "END_TIME_"), age);
		}
		earlier("ACT_HI_TASKINST", "ROOT_PROC_INST_ID_", roots, List.of("START_TIME_", "END_TIME_", "DUE_DATE_"), age);
		var instances = roots.stream()
			.flatMap((root) -> this.jdbc
				.queryForList("select ID_ from ACT_HI_PROCINST where ROOT_PROC_INST_ID_ = ?", String.class, root)
				.stream())
			.toList();
		earlier("ACT_RU_TASK", "PROC_INST_ID_", instances, List.of("CREATE_TIME_", "DUE_DATE_"), age);
	}

	private void earlier(String table, String key, List<String> keys, List<String> columns, Duration age) {
		var sql = NeutralText.format("update %s set %s where %s = ?", table,
				columns.stream()
					.map((column) -> NeutralText.format("%1$s = %1$s - interval '%2$d' day", column, age.toDays()))
					.collect(Collectors.joining(", ")),
				key);
		keys.forEach((one) -> this.jdbc.update(sql, one));
	}

	/** Writes the rows that were added. */
	void flush() {
		this.rows.forEach((table, all) -> {
			if (!all.isEmpty()) {
				var columns = List.copyOf(all.get(0).keySet());
				var sql = NeutralText.format("insert into %s (%s) values (%s)", table, String.join(", ", columns),
						columns.stream().map((column) -> "?").collect(Collectors.joining(", ")));
				for (var from = 0; from < all.size(); from += BATCH) {
					this.jdbc.batchUpdate(sql,
							all.subList(from, Math.min(all.size(), from + BATCH))
								.stream()
								.map((row) -> columns.stream().map(row::get).toArray())
								.toList());
				}
				all.clear();
			}
		});
	}

	private void row(String table, Map<String, Object> row) {
		this.rows.computeIfAbsent(table, (key) -> new ArrayList<>()).add(row);
	}

	private Optional<String> member(String group, Random random) {
		var people = this.members.computeIfAbsent(group,
				(key) -> this.jdbc.queryForList(
						"select USER_ID_ from ACT_ID_MEMBERSHIP where GROUP_ID_ = ? order by USER_ID_", String.class,
						key));
		return people.isEmpty() ? Optional.empty() : Optional.of(people.get(random.nextInt(people.size())));
	}

	/** One repetition. */
	private final class Copy {

		private final DemoWay way;

		private final TreeMap<Instant, Instant> moments;

		private final Instant end;

		private final int number;

		private final Random random;

		private final Map<Object, String> ids = new HashMap<>();

		private final String reference;

		private final String identity;

		private final String centre;

		private final Optional<Subject> subject;

		Copy(DemoWay way, TreeMap<Instant, Instant> moments, Instant end, int number, Random random) {
			this.way = way;
			this.moments = moments;
			this.end = end;
			this.number = number;
			this.random = random;
			this.reference = CaseReference
				.of(HijrahDate.from(LocalDate.ofInstant(opened(), Kingdom.ZONE)).get(ChronoField.YEAR),
						FIRST_NUMBER + number)
				.value();
			this.identity = DemoServiceDay.identity("1" + NeutralText.format("%08d", 60_000_000 + 5_417 * number));
			this.centre = CENTRES.get(random.nextInt(CENTRES.size()));
			this.subject = way.file().get("process_key").equals("intake-request-registration") ? Optional.of(subject())
					: Optional.empty();
		}

		private Instant opened() {
			return this.moments.firstEntry().getValue();
		}

		private Subject subject() {
			var drawn = this.random.nextInt(100);
			for (var one : SUBJECTS) {
				drawn -= one.percent();
				if (drawn < 0) {
					return one;
				}
			}
			return SUBJECTS.get(0);
		}

		void add() {
			caseFile();
			this.way.milestones().forEach((row) -> {
				var copy = new LinkedHashMap<>(row);
				copy.remove("id");
				copy.put("reference", this.reference);
				copy.put("reached_at", DemoPast.at(warp(row.get("reached_at"))));
				row("case_milestone", copy);
			});
			var assignees = new HashMap<Object, String>();
			this.way.links()
				.stream()
				.filter((link) -> "candidate".equals(link.get("TYPE_")) && link.get("GROUP_ID_") != null)
				.forEach((link) -> member(group((String) link.get("GROUP_ID_")), this.random)
					.ifPresent((person) -> assignees.put(link.get("TASK_ID_"), person)));
			this.way.steps().forEach(this::step);
			this.way.instances().forEach((row) -> history("ACT_HI_PROCINST", row, assignees));
			this.way.activities().forEach((row) -> history("ACT_HI_ACTINST", row, assignees));
			this.way.tasks().forEach((row) -> history("ACT_HI_TASKINST", row, assignees));
			this.way.links().forEach((row) -> history("ACT_HI_IDENTITYLINK", row, assignees));
			if (this.random.nextInt(100) < 40) {
				rating();
			}
		}

		private void caseFile() {
			var row = new LinkedHashMap<>(this.way.file());
			var name = DemoCopies.this.registers.name(this.identity).value();
			row.put("reference", this.reference);
			row.put("centre", this.centre);
			row.put("section", DemoCopies.this.registers.gender(this.identity).equals("FEMALE") ? "women" : "men");
			row.put("identity_number", seal("identity_number", this.identity));
			row.put("identity_hash", DemoCopies.this.fields.hash(this.identity));
			row.put("requester_name", seal("requester_name", name));
			row.put("mobile", seal("mobile", DemoCopies.this.registers.mobile(this.identity)));
			row.put("submission_key", "demo-past:" + this.number);
			row.put("fingerprint", Sha256.hex("demo-past:" + this.number));
			row.put("opened_at", DemoPast.at(opened()));
			row.put("due_at", DemoPast.at(due(this.way.opened(), row.get("due_at"), opened())));
			row.put("clock_stopped_at", null);
			row.put("closed_at", DemoPast.at(this.end));
			row.put("worked_minutes", DemoCopies.this.workingTime.between(opened(), this.end).toMinutes());
			if (row.get("state").equals("READY_FOR_PICKUP") || row.get("state").equals("IN_DELIVERY")) {
				row.put("state", "COMPLETED");
			}
			this.subject.ifPresent((one) -> {
				row.put("topic", one.topic());
				row.put("request_type", one.type());
				row.computeIfPresent("department", (key, value) -> one.department());
				row.put("subject", seal("subject", one.words()));
				row.put("request_text", seal("request_text", one.words()));
			});
			row("case_file", row);
		}

		private String seal(String column, String clear) {
			return DemoCopies.this.fields.seal("case_file." + column, clear);
		}

		private void step(Map<String, Object> row) {
			var copy = new LinkedHashMap<>(row);
			var begin = warp(row.get("started_at"));
			var done = (row.get("ended_at") != null) ? warp(row.get("ended_at")) : this.end;
			copy.put("task_id", id(row.get("task_id")));
			copy.put("reference", this.reference);
			copy.put("centre", this.centre);
			this.subject.ifPresent((one) -> copy.computeIfPresent("department", (key, value) -> one.department()));
			copy.put("started_at", DemoPast.at(begin));
			copy.put("due_at", DemoPast.at(due(DemoWay.instant(row.get("started_at")), row.get("due_at"), begin)));
			copy.put("ended_at", DemoPast.at(done));
			copy.put("worked_minutes", DemoCopies.this.workingTime.between(begin, done).toMinutes());
			row("case_step", copy);
		}

		private void history(String table, Map<String, Object> row, Map<Object, String> assignees) {
			var copy = new LinkedHashMap<String, Object>(row);
			IDS.forEach((column) -> copy.computeIfPresent(column, (key, value) -> id(value)));
			var begin = warp(row.getOrDefault("START_TIME_", row.get("TIMESTAMP_")));
			if (row.containsKey("TIMESTAMP_")) {
				copy.put("TIMESTAMP_", Timestamp.from(begin));
				copy.computeIfPresent("GROUP_ID_", (key, value) -> group((String) value));
				if ("assignee".equals(row.get("TYPE_"))) {
					copy.computeIfPresent("USER_ID_",
							(key, value) -> assignees.getOrDefault(row.get("TASK_ID_"), (String) value));
				}
			}
			else {
				var done = (row.get("END_TIME_") != null) ? warp(row.get("END_TIME_")) : this.end;
				copy.put("START_TIME_", Timestamp.from(begin));
				copy.put("END_TIME_", Timestamp.from(done));
				copy.put("DURATION_", Duration.between(begin, done).toMillis());
				if (row.get("BUSINESS_KEY_") != null) {
					copy.put("BUSINESS_KEY_", this.reference);
				}
				if ("ACTIVE".equals(row.get("STATE_"))) {
					copy.put("STATE_", "COMPLETED");
				}
				if (table.equals("ACT_HI_TASKINST")) {
					copy.put("DUE_DATE_",
							Optional
								.ofNullable(due(DemoWay.instant(row.get("START_TIME_")), row.get("DUE_DATE_"), begin))
								.map(Timestamp::from)
								.orElse(null));
					if (row.get("END_TIME_") == null) {
						copy.put("DELETE_REASON_", "completed");
						copy.put("TASK_STATE_", "Completed");
					}
				}
				var task = table.equals("ACT_HI_TASKINST") ? row.get("ID_") : row.get("TASK_ID_");
				if (assignees.containsKey(task)) {
					copy.put("ASSIGNEE_", assignees.get(task));
				}
			}
			if (row.get("REMOVAL_TIME_") != null) {
				copy.put("REMOVAL_TIME_", Timestamp.from(DemoWay.instant(row.get("REMOVAL_TIME_"))));
			}
			row(table, copy);
		}

		private void rating() {
			var drawn = this.random.nextInt(100);
			var stars = 1;
			for (var share : STARS) {
				if (drawn < share) {
					break;
				}
				drawn -= share;
				stars++;
			}
			var at = this.end.plus(Duration.ofMinutes(10 + this.random.nextInt(1_800)));
			if (at.isBefore(DemoCopies.this.clock.instant())) {
				var row = new LinkedHashMap<String, Object>();
				row.put("case_reference", this.reference);
				row.put("stars", stars);
				row.put("rated_at", DemoPast.at(at));
				row("case_rating", row);
			}
		}

		private Instant warp(Object moment) {
			return DemoWay.warp(this.moments, DemoWay.instant(moment));
		}

		/** Returns the same working time later; {@code null} if there is no due date. */
		private Instant due(Instant begin, Object due, Instant newBegin) {
			return (due != null) ? DemoCopies.this.workingTime.plus(newBegin,
					DemoCopies.this.workingTime.between(begin, DemoWay.instant(due))) : null;
		}

		/**
		 * Returns an id in their order, which the database's trees take far quicker than
		 * random ones.
		 */
		private String id(Object known) {
			return this.ids.computeIfAbsent(known,
					(key) -> NeutralText.format("past-%05d-%04d", this.number, this.ids.size()));
		}

		/** Returns the same group at the place of the repetition. */
		private String group(String group) {
			var here = group.replace("-riyadh", "-" + this.centre);
			return this.subject.map((one) -> here.replace("-passports", "-" + one.department())).orElse(here);
		}

	}

	/** The subject of a request. */
	private record Subject(String topic, String type, String department, String words, int percent) {
	}

}
