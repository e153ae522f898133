import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.WusulApplication;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.database.EngineIndexes;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.engine.HistoryRemovalWatch;
import sa.wusul.platform.engine.TaskListShape;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.supervision.WorkDayRepository;
import sa.wusul.support.SeededHistory;
import sa.wusul.support.WebAppSession;

/**
 * Measures the program with more and more open tasks of fifty groups, of which each person has three, and finished cases:
 * its lists, whole requests, and the clean-up of history. System properties: {@code tasks}, {@code finished} (both such as
 * 1000,100000), {@code rounds}, {@code listSeconds} (the longest for one figure), {@code caseSeconds}, {@code cleanup} (cases), {@code write}.
 */
public final class Growth {

	private static final Path PAGE = Path.of("src/docs/speed.md");

	private static final List<String> PEOPLE = List.of("clerk", "auditor", "officer", "supervisor");

	private static final String CITIZEN = "1058529940";

	private static final String COCKPIT = "/camunda/api/cockpit/plugin/wusul/default/";

	private static final String TASKLIST = "/camunda/api/tasklist/plugin/wusul/default/";

	/** What was measured, by size, for a run that goes on. */
	private static final Path MEASURED = Path.of(System.getProperty("bench.work", "target/bench"), "growth.tsv");

	private static final String DAY = "interval '1 day'";

	/** The tables that are filled, without whose indexes and checks the rows come faster. */
	private static final List<String> FILLED = List.of("case_file", "case_step", "act_ru_task", "act_ru_identitylink",
			"act_ru_execution", "act_hi_procinst", "act_hi_taskinst");

	private final int rounds = Integer.getInteger("rounds", 101);

	/** The fewest calls for one figure, however long they take. */
	private final int least = Integer.getInteger("least", 3);

	private final int listSeconds = Integer.getInteger("listSeconds", 10);

	private final int caseSeconds = Integer.getInteger("caseSeconds", 10);

	/** Figures by what was measured, and within by the size. */
	private final Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();

	private final Map<String, Requests> requests = new LinkedHashMap<>();

	private final List<String> cleanUps = new ArrayList<>();

	private final ConfigurableApplicationContext program;

	private final JdbcClient jdbc;

	private final String postmaster;

	private final Wusul work = new Wusul();

	private final boolean countsPages;

	/** The sizes that an earlier run has measured to their end. */
	private final java.util.Set<String> ended = new java.util.HashSet<>();

	/** Only figures whose name contains a match are measured. */
	private final java.util.regex.Pattern only = java.util.regex.Pattern.compile(System.getProperty("only", ""));

	private Growth(String url) throws IOException {
		var connection = new HashMap<String, Object>();
		Reference.connection().forEach((name, value) -> connection.put("spring.datasource.hikari.data-source-properties." + name, value));
		this.program = new SpringApplicationBuilder(WusulApplication.class).properties(connection).run("--server.port=0",
				"--server.address=127.0.0.1", "--camunda.bpm.job-execution.enabled=false", "--wusul.demo.cases=false",
				"--wusul.demo.day=false", "--wusul.history-cleanup.from=00:00", "--wusul.history-cleanup.until=23:59", "--wusul.supervision.add-up-after=PT24H", "--wusul.escalation.look-every=PT24H",
				"--wusul.supervision.measure-after=PT24H", "--wusul.alarms.look-after=PT24H", "--wusul.morning.look-after=PT24H",
				"--wusul.promises.look-after=PT24H", "--wusul.sms.look-every=PT24H", "--wusul.meeting.look-every=PT24H", "--spring.datasource.url=" + url,
				"--spring.datasource.username=postgres", "--spring.datasource.password=postgres",
				"--spring.flyway.placeholders.blob=bytea", "--logging.level.root=error");
		this.jdbc = JdbcClient.create(this.program.getBean(javax.sql.DataSource.class));
		this.work.attach(this.program);
		this.countsPages = countsPages();
		var backend = this.jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
		this.postmaster = stat(Path.of("/proc", backend.toString(), "stat"))[1];
	}

	public static void main(String[] arguments) throws Exception {
		Locale.setDefault(Locale.ROOT);
		var given = System.getenv("BENCH_PG_URL");
		if (given != null) {
			var name = "growth" + ProcessHandle.current().pid();
			execute(given, "create database " + name);
			run(given.replaceFirst("/postgres(?=\\?|$)", "/" + name));
			if (!Boolean.getBoolean("keep")) {
				execute(given, "drop database " + name + " with (force)");
			}
		}
		else {
			try (var server = EmbeddedPostgres.builder()
				.setServerConfig("fsync", "on")
				.setServerConfig("synchronous_commit", "on")
				.setServerConfig("max_wal_size", "8GB")
				.setServerConfig("shared_buffers", System.getProperty("buffers", "512MB"))
				.setServerConfig("random_page_cost", "1.1")
				.setServerConfig("shared_preload_libraries", "pg_stat_statements")
				.start()) {
				run(server.getJdbcUrl("postgres", "postgres"));
			}
		}
		System.exit(0);
	}

	private static void execute(String url, String sql) throws Exception {
		try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static void run(String url) throws Exception {
		var growth = new Growth(url);
		try {
			growth.run();
		}
		finally {
			growth.program.close();
		}
	}

	private void run() throws Exception {
		if (Boolean.getBoolean("resume")) {
			resume();
		}
		else {
			Files.deleteIfExists(MEASURED);
		}
		var seeded = 0;
		var before = new Size(Integer.MAX_VALUE, Integer.MAX_VALUE);
		for (var next : sizes()) {
			var size = next.toString();
			if (this.ended.contains(size)) {
				System.out.printf("# %s: measured before%n", size);
				continue;
			}
			var begin = System.nanoTime();
			if (next.open() < before.open() || next.finished() < before.finished()) {
				empty();
				before = new Size(0, 0);
			}
			fill(seeded, next.finished() - before.finished(), next.open() - before.open());
			seeded += next.finished() - before.finished() + next.open() - before.open();
			before = next;
			System.out.printf("# %s: filled in %.0f s%n", size, (System.nanoTime() - begin) / 1e9);
			var foreign = Foreign.now(this.postmaster);
			measure(size);
			wholeRequests(size, foreign);
			note(size, "ended", "-");
			// The largest sizes take hours on a busy machine; the smaller ones are not lost with them.
			report();
		}
		if (Integer.getInteger("cleanup", 0) > 0) {
			cleanUp(Integer.getInteger("cleanup"));
			report();
		}
	}

	/** Returns the sizes in their order, each open+finished; larger ones add to those before. */
	private static List<Size> sizes() {
		var given = System.getProperty("sizes");
		if (given != null) {
			return java.util.Arrays.stream(given.split(",")).map((size) -> size.split("\\+"))
				.map((size) -> new Size(Integer.parseInt(size[0]), Integer.parseInt(size[1]))).toList();
		}
		return numbers("finished", "0").stream()
			.flatMap((finished) -> numbers("tasks", "1000,10000,100000").stream().map((open) -> new Size(open, finished)))
			.toList();
	}

	private static List<Integer> numbers(String property, String usual) {
		return java.util.Arrays.stream(System.getProperty(property, usual).split(",")).map(Integer::valueOf).toList();
	}

	/** Reads what an earlier run measured. */
	private void resume() throws IOException {
		if (Files.exists(MEASURED)) {
			for (var line : Files.readAllLines(MEASURED)) {
				var parts = line.split("\t");
				switch (parts[1]) {
					case "ended" -> this.ended.add(parts[0]);
					case "cleanup" -> this.cleanUps.add(parts[2]);
					case "requests" -> this.requests.put(parts[0], Requests.of(parts[2]));
					default -> this.figures.computeIfAbsent(parts[1], (name) -> new LinkedHashMap<>())
						.put(parts[0], Figure.of(parts[2]));
				}
			}
		}
	}

	private static void note(String size, String what, String figure) throws IOException {
		Files.writeString(MEASURED, size + "\t" + what + "\t" + figure + "\n", java.nio.file.StandardOpenOption.CREATE,
				java.nio.file.StandardOpenOption.APPEND);
	}

	private void empty() {
		this.jdbc.sql("truncate ACT_RU_TASK, ACT_RU_IDENTITYLINK, ACT_RU_EXECUTION, case_step, case_file, work_day cascade").update();
		this.jdbc.sql("truncate ACT_HI_PROCINST, ACT_HI_TASKINST").update();
	}

	/** Adds cases by SQL, with one open step, task and link for each open one. */
	private void fill(int before, int finished, int open) {
		new TransactionTemplate(this.program.getBean(PlatformTransactionManager.class)).executeWithoutResult((status) -> {
			// The rows fit: no checks of foreign keys, and indexes are built afterwards, at once.
			this.jdbc.sql("set local session_replication_role = replica").update();
			this.jdbc.sql("set local maintenance_work_mem = '512MB'").update();
			this.jdbc.sql("set local work_mem = '128MB'").update();
			var indexes = this.jdbc.sql("""
					select indexname || '=' || indexdef from pg_indexes where tablename = any(string_to_array(:tables, ','))
					  and indexname not in (select conname from pg_constraint) and indexname not in (
					    select i.relname from pg_constraint c join pg_class i on i.oid = c.conindid)""")
				.param("tables", String.join(",", FILLED))
				.query(String.class)
				.list();
			indexes.forEach((index) -> this.jdbc.sql("drop index " + index.substring(0, index.indexOf('='))).update());
			write(before, finished, open);
			// Without triggers their table has none of these tasks.
			this.jdbc.sql("drop function claimable_task_of_link, claimable_task_of_task cascade").update();
			this.jdbc.sql("drop table claimable_task").update();
			indexes.forEach((index) -> this.jdbc.sql(index.substring(index.indexOf('=') + 1)).update());
		});
		this.jdbc.sql("vacuum analyze").update();
		makeClaimable();
		this.jdbc.sql("update work_sealed set through = date '2000-01-01'").update();
		this.program.getBean(WorkDayRepository.class).addUp();
		countAnew();
		// One case of five hundred has words, which a watch writes.
		while (this.jdbc.sql("select count(*) from case_file where words_at is null").query(Integer.class).single() > 0) {
			java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
		}
		this.jdbc.sql("vacuum analyze").update();
		this.jdbc.sql("checkpoint").update();
	}

	/** Makes the table of claimable tasks anew, in the way of operators. */
	private void makeClaimable() {
		try (var connection = this.program.getBean(javax.sql.DataSource.class).getConnection()) {
			EngineIndexes.create(connection);
		}
		catch (java.sql.SQLException failure) {
			throw new IllegalStateException(failure);
		}
	}

	/** Lets the next reader of supervisors' figures count the open work. */
	private void countAnew() {
		this.jdbc.sql("update open_counted set counted_at = timestamp with time zone '2000-01-01 00:00:00+00'").update();
	}

	private void write(int before, int finished, int open) {
		SeededHistory.add(this.jdbc, Instant.now(), 365, before, finished, open);
		// Without this the planner takes the tables for empty.
		this.jdbc.sql("analyze case_step").update();
		this.jdbc.sql("""
				insert into ACT_RU_EXECUTION (ID_, REV_, PROC_INST_ID_, ROOT_PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_ID_, ACT_ID_,
				  IS_ACTIVE_, IS_CONCURRENT_, IS_SCOPE_, IS_EVENT_SCOPE_, SUSPENSION_STATE_, CACHED_ENT_STATE_, SEQUENCE_COUNTER_)
				select 'i-' || reference, 1, 'i-' || reference, 'i-' || reference, reference, d.ID_, step, true, false, true, false, 1, 2, 1
				from case_step join ACT_RE_PROCDEF d on d.KEY_ = process_key
				where ended_at is null and VERSION_ = (select max(VERSION_) from ACT_RE_PROCDEF n where n.KEY_ = d.KEY_)
				  and not exists (select 1 from ACT_RU_EXECUTION known where known.ID_ = 'i-' || reference)""").update();
		// One task of ten is late; the others are due within a month.
		this.jdbc.sql("""
				insert into ACT_RU_TASK (ID_, REV_, NAME_, PRIORITY_, CREATE_TIME_, DUE_DATE_, PROC_DEF_ID_, PROC_INST_ID_, EXECUTION_ID_,
				  TASK_DEF_KEY_, SUSPENSION_STATE_, TASK_STATE_)
				select task_id, 1, step, case when mod(abs(hashtext(reference)), 20) = 0 then 90 else 50 end, started_at,
				  localtimestamp + mod(abs(hashtext('due' || reference)::bigint), 2592000) * interval '1 second' - 3 * DAY,
				  d.ID_, 'i-' || reference, 'i-' || reference, step, 1, 'Created'
				from case_step join ACT_RE_PROCDEF d on d.KEY_ = process_key
				where ended_at is null and VERSION_ = (select max(VERSION_) from ACT_RE_PROCDEF n where n.KEY_ = d.KEY_)
				  and not exists (select 1 from ACT_RU_TASK known where known.ID_ = task_id)"""
			.replace("DAY", DAY)).update();
		var groups = PEOPLE.stream().flatMap((person) -> groupsOf(person).stream().limit(3)).collect(Collectors.toCollection(ArrayList::new));
		while (groups.size() < 50) {
			groups.add("others-" + groups.size());
		}
		this.jdbc.sql("""
				insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_)
				select 'l-' || ID_, 1, (string_to_array(:groups, ','))[1 + mod(abs(hashtext(ID_)), 50)], 'candidate', ID_ from ACT_RU_TASK task
				where not exists (select 1 from ACT_RU_IDENTITYLINK known where known.TASK_ID_ = task.ID_)""")
			.param("groups", String.join(",", groups))
			.update();
		PEOPLE.forEach((person) -> this.jdbc
			.sql("update ACT_RU_TASK set ASSIGNEE_ = ? where ID_ in (select TASK_ID_ from ACT_RU_IDENTITYLINK where GROUP_ID_ = ? limit 20)")
			.param(person)
			.param(groupsOf(person).get(0))
			.update());
		this.jdbc.sql("update case_file set identity_hash = ? where reference in (select reference from case_file limit 8)")
			.param(this.program.getBean(PersonalFields.class).hash(CITIZEN))
			.update();
		this.jdbc.sql("update case_file set words_at = now() where words_at is null and mod(abs(hashtext(reference)), 500) <> 0").update();
		// Each citizen has a few cases, not all of them one.
		this.jdbc.sql("update case_file set identity_hash = 'seeded-' || mod(abs(hashtext(reference)), greatest(1, (select count(*) / 4 from case_file))) where identity_hash = 'seeded'")
			.update();
	}

	private List<String> groupsOf(String person) {
		return this.program.getBean(IdentityService.class)
			.createGroupQuery()
			.groupMember(person)
			.list()
			.stream()
			.map((group) -> group.getId())
			.sorted()
			.toList();
	}

	/** Measures each list for the first people who have it; the common ones for four. */
	private void measure(String size) throws Exception {
		var identity = this.program.getBean(IdentityService.class);
		var filters = this.program.getBean(FilterService.class);
		var people = new ArrayList<>(PEOPLE);
		identity.createUserQuery().list().stream().map((user) -> user.getId()).filter((user) -> !PEOPLE.contains(user)).forEach(people::add);
		for (var person : people) {
			identity.setAuthentication(person, groupsOf(person));
			for (var filter : listsOf(filters)) {
				var list = String.valueOf(filter.getProperties().get("wusulList"));
				var known = this.figures.getOrDefault(list + ": count", Map.of()).containsKey(size);
				if (!known || PEOPLE.contains(person)) {
					if ("my-groups".equals(list) && PEOPLE.contains(person) && filters.listPage(filter.getId(), 0, 1).isEmpty()) {
						throw new IllegalStateException("The list of " + person + "'s groups is empty");
					}
					time(list + ": first 25", size, () -> filters.listPage(filter.getId(), 0, 25));
					// As far as the desk counts.
					time(list + ": count", size, () -> TaskListShape.countingAtMost(2_001, () -> filters.count(filter.getId())));
				}
			}
			identity.clearAuthentication();
		}
		var port = Integer.parseInt(this.program.getEnvironment().getProperty("local.server.port"));
		var desk = WebAppSession.logIn(port, "clerk");
		var reference = this.jdbc.sql("select max(reference) from case_file").query(String.class).single();
		time("the desk's lists with their counts, over HTTP", size, () -> desk.get(TASKLIST + "desk", "en"));
		var mine = myGroups(identity, filters);
		time("a page of the desk, over HTTP", size,
				() -> desk.post(TASKLIST + "desk/tasks", "{\"list\":\"" + mine + "\",\"page\":0}"));
		time("search by reference, over HTTP", size,
				() -> desk.post(TASKLIST + "search/cases", "{\"number\":\"" + reference + "\"}"));
		time("search by a word, over HTTP", size,
				() -> desk.post(TASKLIST + "search/cases", "{\"number\":\"المحفوظات\"}"));
		var cockpit = WebAppSession.logIn(port, "supervisor", "cockpit");
		// Whoever comes first counts; a row of its own says what that costs.
		cockpit.get(COCKPIT + "figures?days=30", "en");
		time("supervisors' figures, over HTTP", size, () -> cockpit.get(COCKPIT + "figures?days=30", "en"));
		time("figures of one process, over HTTP", size,
				() -> cockpit.get(COCKPIT + "process/intake-request-registration/figures", "en"));
		time("supervisors' figures by the reader who counts", size, () -> {
			countAnew();
			return cockpit.get(COCKPIT + "figures?days=30", "en");
		});
		cockpit.get(COCKPIT + "figures?days=30", "en");
		var minister = WebAppSession.logIn(port, "minister");
		time("the Minister's page, over HTTP", size, () -> minister.get(TASKLIST + "ministry/page", "en"));
		time("the alarms of a supervisor, over HTTP", size, () -> cockpit.get(COCKPIT + "alarms", "en"));
		time("a list behind a figure, over HTTP", size, () -> cockpit.get(COCKPIT + "cases?figure=overdue", "en"));
		var files = this.program.getBean(CaseFiles.class);
		time("a citizen's cases at the portal", size, () -> files.forPerson(new IdentityNumber(CITIZEN)));
		time("a case at the portal", size, () -> files.get(reference));
	}

	/** Returns the lists of the account; none if it does not work in Tasklist. */
	private static List<Filter> listsOf(FilterService filters) {
		try {
			return filters.createFilterQuery().unlimitedList();
		}
		catch (RefusalException withoutTasklist) {
			return List.of();
		}
	}

	private String myGroups(IdentityService identity, FilterService filters) {
		identity.setAuthentication("clerk", groupsOf("clerk"));
		try {
			return filters.createFilterQuery()
				.unlimitedList()
				.stream()
				.filter((filter) -> "my-groups".equals(filter.getProperties().get("wusulList")))
				.findFirst()
				.orElseThrow()
				.getId();
		}
		finally {
			identity.clearAuthentication();
		}
	}

	private void time(String what, String size, Callable<?> work) throws Exception {
		if (!this.only.matcher(what).find()) {
			return;
		}
		var taken = new ArrayList<Double>();
		var pages = 0L;
		var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(this.listSeconds);
		// Five times to warm, unless a call takes long.
		var warm = 5;
		for (var round = 0; round < this.rounds + warm && (round < warm + this.least || System.nanoTime() < end); round++) {
			if (round < warm && System.nanoTime() > end) {
				warm = round;
			}
			if (round == warm) {
				if (Boolean.getBoolean("top")) {
					this.jdbc.sql("select pg_stat_statements_reset()::text").query(String.class).optional();
				}
				pages = pages();
			}
			var begin = System.nanoTime();
			var answer = work.call();
			if (round >= warm) {
				taken.add((System.nanoTime() - begin) / 1e6);
			}
			if (answer instanceof java.net.http.HttpResponse<?> page && page.statusCode() != 200) {
				throw new IllegalStateException(what + ": " + page.statusCode() + " " + page.body());
			}
		}
		pages = pages() - pages;
		taken.sort(null);
		var figure = new Figure(taken.get(taken.size() / 2), taken.get((int) Math.min(taken.size() - 1, taken.size() * 0.99)),
				pages / taken.size());
		// Of several people with the same list, the one that reads most counts.
		var kept = this.figures.computeIfAbsent(what, (name) -> new LinkedHashMap<>())
			.merge(size, figure, (one, other) -> (one.pages >= other.pages) ? one : other);
		note(size, what, kept.line());
		System.out.printf("# %s, %s: %s%n", size, what, figure);
		if (Boolean.getBoolean("top")) {
			this.jdbc.sql("""
					select (shared_blks_hit + shared_blks_read) || ' pages in ' || calls || ' calls: ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 300)
					from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
					order by shared_blks_hit + shared_blks_read desc limit 4""").query(String.class).list().forEach((line) -> System.out.println("    " + line));
		}
	}

	private boolean countsPages() {
		try {
			this.jdbc.sql("create extension if not exists pg_stat_statements").update();
			pages();
			return true;
		}
		catch (org.springframework.dao.DataAccessException notLoaded) {
			return false;
		}
	}

	/** Returns the pages that statements of this database have read, from memory or not. */
	private long pages() {
		return this.jdbc.sql("""
				select coalesce(sum(shared_blks_hit + shared_blks_read), 0) from pg_stat_statements
				where dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_statements%'""")
			.query(Long.class)
			.single();
	}

	/** Runs whole requests with four clients. */
	private void wholeRequests(String size, Foreign begun) throws Exception {
		if (this.caseSeconds == 0) {
			return;
		}
		for (var warm = 0; warm < 20; warm++) {
			this.work.runCase();
		}
		this.work.settle();
		var cpu = cpu();
		var database = databaseCpu(this.postmaster);
		var clients = new Clients(4, this.work::runCase);
		TimeUnit.SECONDS.sleep(this.caseSeconds);
		var times = clients.end();
		this.work.settle();
		var figure = new Requests(times.size() / clients.seconds(), percentile(times, 0.5), percentile(times, 0.95),
				(cpu() - cpu) * 1000 / times.size(), (databaseCpu(this.postmaster) - database) * 1000 / times.size(),
				Foreign.now(this.postmaster).since(begun));
		this.requests.put(size, figure);
		note(size, "requests", figure.line());
		System.out.printf("# %s, whole requests: %s%n", size, figure);
	}

	/** Copies the history of a real case so often, long finished, and removes it while four clients work. */
	private void cleanUp(int cases) throws Exception {
		for (var warm = 0; warm < 20; warm++) {
			this.work.runCase();
		}
		var rows = copies(cases);
		System.out.printf("# clean-up: %,d rows of %,d cases%n", rows, cases);
		var foreign = Foreign.now(this.postmaster);
		var alone = new Clients(4, this.work::runCase);
		TimeUnit.SECONDS.sleep(Math.max(20, this.caseSeconds));
		var before = alone.end();
		this.work.settle();
		var beside = new Clients(4, this.work::runCase);
		var database = databaseCpu(this.postmaster);
		var begin = System.nanoTime();
		this.program.getBean(HistoryRemovalWatch.class).remove();
		var took = (System.nanoTime() - begin) / 1e9;
		database = databaseCpu(this.postmaster) - database;
		var times = beside.end();
		var left = this.jdbc.sql("select count(*) from ACT_HI_PROCINST where ID_ like 'x%'").query(Integer.class).single();
		if (left > 0) {
			throw new IllegalStateException(left + " processes are left");
		}
		// A night from the removal's begin at 0:15 to its end at 5:00 has to remove what a day closes.
		var night = 4.75 / 24;
		this.cleanUps.add(String.format("| %,d (%,d rows) | %.1f (%,.0f) | %.1f / %.1f | %.0f / %.0f | %.1f | %.1f | %.1f | %.1f |", cases, rows,
				cases / took, rows / took, before.size() / alone.seconds(), times.size() / beside.seconds(), percentile(before, 0.95),
				percentile(times, 0.95), database * 1000 / cases, before.size() / alone.seconds() / night, 430e6 / 365 / 86_400 / night,
				Foreign.now(this.postmaster).since(foreign)));
		note("-", "cleanup", this.cleanUps.get(0));
		System.out.println("# clean-up: " + this.cleanUps.get(0));
	}

	/** Returns the number of rows that were written. */
	private long copies(int cases) throws Exception {
		this.work.runCase();
		this.work.settle();
		var root = this.jdbc.sql("select ID_ from ACT_HI_PROCINST where ROOT_PROC_INST_ID_ = ID_ and END_TIME_ is not null order by END_TIME_ desc limit 1")
			.query(String.class)
			.single();
		var tables = this.jdbc.sql("""
				select table_name from information_schema.columns c where column_name = 'root_proc_inst_id_' and table_name like 'act_hi_%'
				  and table_schema = current_schema() order by table_name""").query(String.class).list();
		var rows = 0L;
		for (var table : tables) {
			var columns = this.jdbc.sql("select column_name, data_type from information_schema.columns where table_name = ? and table_schema = current_schema() order by ordinal_position")
				.param(table)
				.query()
				.listOfRows();
			var names = columns.stream().map((column) -> (String) column.get("column_name")).collect(Collectors.joining(", "));
			var values = columns.stream().map((column) -> {
				var name = (String) column.get("column_name");
				var ofInstance = name.equals("id_") || name.endsWith("proc_inst_id_") || name.endsWith("execution_id_") || name.equals("dec_inst_id_")
						|| name.equals("act_inst_id_") || name.equals("task_id_") || name.equals("process_instance_id_");
				// Ids have 64 signs at most.
				return ofInstance ? "'x' || n || '-' || case when length(h.id) > 50 then md5(h.id) else h.id end".replace("h.id", "h." + name) : ((String) column.get("data_type")).startsWith("timestamp")
						? "h." + name + " - interval '6 years' + n * interval '1 second'" : "h." + name;
			}).collect(Collectors.joining(", "));
			rows += this.jdbc.sql("insert into " + table + " (" + names + ") select " + values + " from " + table
					+ " h, generate_series(1, " + cases + ") n where h.root_proc_inst_id_ = ?").param(root).update();
		}
		this.jdbc.sql("vacuum analyze").update();
		return rows;
	}

	private static double cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
	}

	/** Returns the seconds of the server's processes, also of those that have ended. */
	private static double databaseCpu(String postmaster) throws IOException {
		var ticks = 0L;
		for (var process : new java.io.File("/proc").listFiles((folder, name) -> name.matches("\\d+"))) {
			try {
				var fields = stat(process.toPath().resolve("stat"));
				if (process.getName().equals(postmaster)) {
					ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
				}
				if (process.getName().equals(postmaster) || fields[1].equals(postmaster)) {
					ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
				}
			}
			catch (IOException gone) {
				// It has ended, and its parent has its time.
			}
		}
		return ticks / 100.0;
	}

	private static String[] stat(Path file) throws IOException {
		var stat = Files.readString(file);
		return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
	}

	private static double percentile(List<Double> times, double part) {
		return times.stream().sorted().toList().get((int) Math.min(times.size() - 1L, (long) (times.size() * part)));
	}

	private void report() throws Exception {
		var sizes = this.figures.values().stream().flatMap((bySize) -> bySize.keySet().stream()).distinct().toList();
		var page = new StringBuilder();
		if (!sizes.isEmpty()) {
			page.append(java.time.LocalDate.now()).append(", ").append(Runtime.getRuntime().availableProcessors())
				.append(" processors. Milliseconds as p50 / p99 of ").append(this.rounds)
				.append(" calls by one person, or of as many as ").append(this.listSeconds)
				.append(" s allow (at least ").append(this.least).append("), and pages of the database (8 KB) that a call reads, whatever else the machine does; counts go as far as the desk's. The last column compares the pages of the last size with those of the first one.\n\n| | ")
				.append(String.join(" | ", sizes)).append(" | pages |\n|---|").append("---|".repeat(sizes.size() + 1)).append('\n');
			this.figures.forEach((what, bySize) -> {
				page.append("| ").append(what);
				sizes.forEach((size) -> page.append(" | ").append(bySize.containsKey(size) ? bySize.get(size) : ""));
				var first = bySize.get(sizes.get(0));
				var last = bySize.get(sizes.get(sizes.size() - 1));
				page.append(" | ").append((first != null && last != null) ? String.format("× %.1f", (double) last.pages / Math.max(1, first.pages)) : "").append(" |\n");
			});
		}
		if (!this.requests.isEmpty()) {
			page.append("\nWhole requests with four clients, and the processors that others kept busy while a size was measured:\n\n")
				.append("| | a second | p50 | p95 ms | CPU ms of the program | of PostgreSQL | foreign processors |\n|---|---|---|---|---|---|---|\n");
			this.requests.forEach((size, figure) -> page.append("| ").append(size).append(" | ").append(figure.row()).append(" |\n"));
		}
		if (!this.cleanUps.isEmpty()) {
			page.append("\nRemoval of history that is over, while four clients run whole requests. A night removes for 4.75 hours what a day closes:\n\n")
				.append("| cases (rows) | cases (rows) removed a second | requests a second, without / with it | p95 ms, without / with it | PostgreSQL's CPU ms a case, with the requests | cases a second needed for what these clients close all day | for the kingdom's 430 million a year | foreign processors |\n|---|---|---|---|---|---|---|---|\n");
			this.cleanUps.forEach((row) -> page.append(row).append('\n'));
		}
		System.out.println(page);
		var lists = this.figures.get("my-groups: first 25");
		if (lists != null && lists.containsKey(sizes.get(sizes.size() - 1))) {
			var hundredThousand = lists.get("100,000 open");
			Files.writeString(Path.of(System.getProperty("bench.work"), "growth.json"),
					String.format("{\"tasklist100k_ms\":\"%s\",\"growth\":\"%.2f\"}%n", (hundredThousand != null) ? String.format("%.1f", hundredThousand.p50) : "-",
							lists.get(sizes.get(sizes.size() - 1)).p50 / lists.get(sizes.get(0)).p50));
		}
		if (Boolean.getBoolean("write")) {
			var text = Files.readString(PAGE);
			var begin = "<!-- growth: begin -->";
			Files.writeString(PAGE, text.substring(0, text.indexOf(begin) + begin.length()) + "\n" + page.toString().stripTrailing() + "\n"
					+ text.substring(text.indexOf("<!-- growth: end -->")));
		}
	}

	private record Size(int open, int finished) {

		@Override
		public String toString() {
			return String.format("%,d open%s", this.open, (this.finished == 0) ? "" : String.format(", %,d finished", this.finished));
		}

	}

	private record Figure(double p50, double p99, long pages) {

		static Figure of(String line) {
			var parts = line.split(" ");
			return new Figure(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
		}

		String line() {
			return this.p50 + " " + this.p99 + " " + this.pages;
		}

		@Override
		public String toString() {
			return String.format("%.1f / %.1f, %,d", this.p50, this.p99, this.pages);
		}

	}

	private record Requests(double perSecond, double p50, double p95, double cpu, double database, double foreign) {

		static Requests of(String line) {
			var parts = java.util.Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
			return new Requests(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
		}

		String line() {
			return this.perSecond + " " + this.p50 + " " + this.p95 + " " + this.cpu + " " + this.database + " " + this.foreign;
		}

		String row() {
			return String.format("%.1f | %.0f | %.0f | %.1f | %.1f | %.1f", this.perSecond, this.p50, this.p95, this.cpu, this.database, this.foreign);
		}

	}

	private interface Run {

		void run() throws Exception;

	}

	/** People who work until they are told to end. */
	private static final class Clients {

		private final ConcurrentLinkedQueue<Double> times = new ConcurrentLinkedQueue<>();

		private final AtomicBoolean ended = new AtomicBoolean();

		private final java.util.concurrent.ExecutorService threads;

		private final long begun = System.nanoTime();

		private double seconds;

		Clients(int count, Run run) {
			this.threads = Executors.newFixedThreadPool(count);
			for (var client = 0; client < count; client++) {
				this.threads.submit(() -> {
					try {
						while (!this.ended.get()) {
							var begin = System.nanoTime();
							run.run();
							this.times.add((System.nanoTime() - begin) / 1e6);
						}
					}
					catch (Throwable failure) {
						failure.printStackTrace();
						System.exit(1);
					}
				});
			}
		}

		List<Double> end() throws InterruptedException {
			this.ended.set(true);
			this.threads.shutdown();
			this.threads.awaitTermination(5, TimeUnit.MINUTES);
			this.seconds = (System.nanoTime() - this.begun) / 1e9;
			return new ArrayList<>(this.times);
		}

		double seconds() {
			return this.seconds;
		}

	}

	/** Seconds of all processors and of this program with its database, and of the clock. */
	private record Foreign(double all, double own, double clock) {

		static Foreign now(String postmaster) throws IOException {
			var fields = Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split("\\s+");
			var busy = 0L;
			for (var index : new int[] { 1, 2, 3, 6, 7 }) {
				busy += Long.parseLong(fields[index]);
			}
			return new Foreign(busy / 100.0, cpu() + databaseCpu(postmaster), System.nanoTime() / 1e9);
		}

		double since(Foreign before) {
			return Math.max(0, (this.all - before.all - this.own + before.own) / (this.clock - before.clock));
		}

	}

}
