package sa.wusul.support;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CheckDigit;
import sa.wusul.platform.encryption.EncryptionForTests;

/**
 * Years of finished cases and some open ones, written by the database itself in seconds:
 * every process, centre and department has its share, and about one case in eight was
 * late. The same numbers give the same rows. Persons and texts are invented.
 * <p>
 * Finished cases have steps and, if there is an engine, its history of instances and
 * tasks. Open cases have steps without tasks, to be counted only.
 */
public final class SeededHistory {

	/** Hijri year of the references; the program itself issues later ones. */
	private static final int YEAR = 1440;

	private static final List<String> CENTRES = List.of("riyadh", "jeddah", "dammam", "abha", "tabuk");

	/** Services with their share of a hundred cases, process, department, and steps. */
	private static final List<Service> SERVICES = List.of(
			new Service(30, "intake-request-registration", "passports",
					"intake-request-registration Task_ClassifyRequest", "audit-case-review Task_ReviewCase",
					"department-case-resolution Task_StudyCase"),
			new Service(20, "intake-request-registration", "traffic",
					"intake-request-registration Task_ClassifyRequest", "audit-case-review Task_ReviewCase",
					"department-case-resolution Task_StudyCase"),
			new Service(10, "intake-request-registration", "rights", "intake-request-registration Task_ClassifyRequest",
					"audit-case-review Task_ReviewCase", "department-case-resolution Task_StudyCase"),
			new Service(15, "services-passport-renewal", "passports",
					"services-application-review Task_DecideApplication"),
			new Service(8, "services-vehicle-registration-renewal", "traffic",
					"services-application-review Task_DecideApplication"),
			new Service(7, "services-national-id-renewal", "civil-affairs",
					"services-application-review Task_DecideApplication"),
			new Service(5, "reception-office-appointment", "civil-affairs",
					"reception-office-appointment Task_ServeAppointment"),
			new Service(5, "tawasul-general-request", null, "tawasul-general-request Task_AnswerFamily"));

	private final JdbcClient jdbc;

	private final Instant now;

	private final int days;

	private SeededHistory(JdbcClient jdbc, Instant now, int days) {
		this.jdbc = jdbc;
		this.now = now;
		this.days = days;
	}

	/**
	 * Writes the given number of finished cases, closed evenly over the days before now,
	 * and of open ones. The caller commits them; without a transaction each row is
	 * committed.
	 */
	public static void write(JdbcClient jdbc, Instant now, int days, int finished, int open) {
		add(jdbc, now, days, 0, finished, open);
	}

	/**
	 * Adds finished and open cases to those written before, whose number tells the new
	 * ones apart.
	 */
	public static void add(JdbcClient jdbc, Instant now, int days, int before, int finished, int open) {
		var history = new SeededHistory(jdbc, now, days);
		history.jdbc.sql("""
				create table seeded_case (n integer primary key, ref varchar(14), service integer,
				  closed boolean, begun timestamp with time zone, seconds integer)""").update();
		history.cases("f", finished, before);
		history.cases("o", open, before + finished);
		// Without this the planner takes the table for empty.
		history.analyze();
		history.steps();
		if (history.hasEngine()) {
			history.instances();
			history.tasks();
		}
		history.jdbc.sql("drop table seeded_case").update();
	}

	/** Returns the reference of the finished case with this number, from one. */
	public static String reference(int number) {
		return CaseReference.of(YEAR, number).value();
	}

	private void cases(String kind, int many, int before) {
		var finished = kind.equals("f");
		// A case takes from a minute to about nine days, rarely long.
		this.jdbc
			.sql("""
					insert into seeded_case (n, ref, service, closed, begun, seconds)
					select n, %s, %s, %s,
					       cast(:now as timestamp with time zone) - (%s) * interval '1' second,
					       cast(60 + 800000.0 * power(mod(n * 7919, 10007) / 10007.0, 3) as integer)
					from (select cast(g as bigint) + %d as n from generate_series(1, %d) as series(g)) numbers"""
				.formatted(reference("n"), service("mod(n * 37, 100)"), finished,
						finished ? "cast(1000000 + %d.0 * 86400 * (n - %d - 1) / %d as bigint)"
							.formatted(this.days - 12, before, Math.max(many, 1))
								: "cast(600 + mod(n * 7919, 10007) / 10007.0 * 864000 as bigint)",
						before, many))
			.param("now", this.now.atOffset(ZoneOffset.UTC))
			.update();
		this.jdbc
			.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, request_type, priority,
					  department, state, identity_number, identity_hash, requester_kind, requester_name, mobile, subject,
					  request_text, fingerprint, opened_by, opened_at, due_at, closed_at, worked_minutes)
					select ref, %s, 'COUNTER', %s, case when mod(n, 3) = 0 then 'women' else 'men' end, 'general', 'GENERAL',
					       case when mod(n, 20) = 0 then 'URGENT' else 'NORMAL' end, %s,
					       case when not closed then 'WITH_DEPARTMENT' when mod(n, 9) = 0 then 'REJECTED' else 'ANSWERED' end,
					       cast(:identity as varchar), 'seeded', 'CITIZEN', cast(:name as varchar), cast(:mobile as varchar),
					       cast(:subject as varchar), cast(:text as varchar),
					       concat('seeded-', ref), 'clerk', begun, begun + interval '536000' second,
					       case when closed then begun + seconds * interval '1' second end,
					       case when closed then cast(seconds * 0.2 / 60 as integer) end
					from seeded_case where closed = :closed"""
				.formatted(choice("service", SERVICES.stream().map(Service::process).toList()),
						choice("mod(n, 5)", CENTRES),
						choice("service", SERVICES.stream().map(Service::department).toList())))
			.param("closed", finished)
			.param("identity", sealed("identity_number", "1058529940"))
			.param("name", sealed("requester_name", "مواطن للتجربة"))
			.param("mobile", sealed("mobile", "+966501234567"))
			.param("subject", sealed("subject", "معاملة من المحفوظات"))
			.param("text", sealed("request_text", "معاملة من المحفوظات"))
			.update();
	}

	/**
	 * Divides the time of a case between its steps; the first step of an open case is
	 * still open.
	 */
	private void steps() {
		for (var service = 0; service < SERVICES.size(); service++) {
			var steps = SERVICES.get(service).steps();
			for (var step = 0; step < steps.size(); step++) {
				var part = 1.0 / steps.size();
				this.jdbc
					.sql("""
							insert into case_step (task_id, reference, case_process, process_key, step, centre, department,
							  started_at, due_at, ended_at, worked_minutes)
							select concat('seeded-%1$d-', reference), reference, process_key, '%2$s', '%3$s', centre, department,
							       begun + seconds * %4$s * interval '1' second,
							       begun + (seconds * %4$s + 120000) * interval '1' second,
							       case when closed then begun + seconds * %5$s * interval '1' second end,
							       case when closed then cast(seconds * 0.2 / 60 / %6$d as integer) end
							from seeded_case join case_file on reference = ref
							where service = %7$d and (closed or %1$d = 0)"""
						.formatted(step, steps.get(step).split(" ")[0], steps.get(step).split(" ")[1], step * part,
								(step + 1) * part, steps.size(), service))
					.update();
			}
		}
	}

	private void analyze() {
		if (this.jdbc.sql("select count(*) from information_schema.schemata where schema_name = 'pg_catalog'")
			.query(Integer.class)
			.single() > 0) {
			this.jdbc.sql("analyze seeded_case").update();
			this.jdbc.sql("analyze case_file").update();
		}
	}

	private boolean hasEngine() {
		return this.jdbc
			.sql("select count(*) from information_schema.tables where lower(table_name) = 'act_hi_procinst'")
			.query(Integer.class)
			.single() > 0;
	}

	private void instances() {
		this.jdbc
			.sql("""
					insert into ACT_HI_PROCINST (ID_, PROC_INST_ID_, ROOT_PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_,
					  START_TIME_, END_TIME_, DURATION_, START_USER_ID_, STATE_)
					select concat('seeded-', reference), concat('seeded-', reference), concat('seeded-', reference), reference,
					       process_key, ID_, cast(opened_at as timestamp), cast(closed_at as timestamp), seconds * 1000, 'clerk',
					       'COMPLETED'
					from seeded_case join case_file on reference = ref join ACT_RE_PROCDEF on KEY_ = process_key
					where closed and VERSION_ = (select max(VERSION_) from ACT_RE_PROCDEF newest where newest.KEY_ = process_key)""")
			.update();
	}

	private void tasks() {
		this.jdbc
			.sql("""
					insert into ACT_HI_TASKINST (ID_, TASK_DEF_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_, ROOT_PROC_INST_ID_, PROC_INST_ID_,
					  NAME_, ASSIGNEE_, START_TIME_, END_TIME_, DURATION_, DELETE_REASON_, PRIORITY_, DUE_DATE_)
					select task_id, step, process_key, ID_, concat('seeded-', reference), concat('seeded-', reference), step,
					       'officer', cast(started_at as timestamp), cast(ended_at as timestamp), 60000, 'completed', 50,
					       cast(due_at as timestamp)
					from seeded_case join case_step on reference = ref join ACT_RE_PROCDEF on KEY_ = process_key
					where closed and task_id like 'seeded-%'
					  and VERSION_ = (select max(VERSION_) from ACT_RE_PROCDEF newest where newest.KEY_ = process_key)""")
			.update();
	}

	/**
	 * Returns Damm's check digit in SQL: the interim digit of each figure selects the
	 * next.
	 */
	private static String reference(String number) {
		var table = IntStream.range(0, 100).mapToObj(SeededHistory::damm).collect(Collectors.joining());
		var padded = "lpad(cast(%s as varchar), 7, '0')".formatted(number);
		var interim = String.valueOf(damm(String.valueOf(YEAR)));
		for (var place = 1; place <= 7; place++) {
			interim = "cast(substring('%s', %s * 10 + cast(substring(%s, %d, 1) as integer) + 1, 1) as integer)"
				.formatted(table, interim, padded, place);
		}
		return "concat('%d-', %s, '-', %s)".formatted(YEAR, padded, interim);
	}

	private static String damm(int interimAndDigit) {
		// A leading digit that brings zero to the interim digit.
		var first = IntStream.range(0, 10)
			.filter((digit) -> damm(String.valueOf(digit)) == interimAndDigit / 10)
			.findFirst();
		return String.valueOf(damm(first.getAsInt() + "" + interimAndDigit % 10));
	}

	private static int damm(String digits) {
		return CheckDigit.of(digits);
	}

	/** Returns the service of a case, by a number below a hundred. */
	private static String service(String percent) {
		var sql = new StringBuilder("case");
		var below = 0;
		for (var service = 0; service < SERVICES.size(); service++) {
			below += SERVICES.get(service).share();
			sql.append(" when ").append(percent).append(" < ").append(below).append(" then ").append(service);
		}
		return sql.append(" end").toString();
	}

	private static String choice(String number, List<String> of) {
		return IntStream.range(0, of.size())
			.filter((index) -> of.get(index) != null)
			.mapToObj((index) -> " when %d then '%s'".formatted(index, of.get(index)))
			.collect(Collectors.joining("", "case " + number, " end"));
	}

	private record Service(int share, String process, String department, List<String> steps) {

		Service(int share, String process, String department, String... steps) {
			this(share, process, department, List.of(steps));
		}

	}

	private static String sealed(String column, String clear) {
		return EncryptionForTests.cipher().seal("case_file." + column, clear);
	}

}
