import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.WusulApplication;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.support.SeededHistory;
import sa.wusul.support.WebAppSession;

/**
 * Measures the program's lists with more and more open tasks of fifty groups, of which each person has three, and finished cases.
 * System properties: {@code tasks}, {@code finished} (both such as 1000,100000), {@code rounds}, {@code write}.
 */
public final class Growth {

	private static final Path PAGE = Path.of("src/docs/speed.md");

	private static final List<String> PEOPLE = List.of("clerk", "auditor", "officer", "supervisor");

	private static final String CITIZEN = "1058529940";

	private static final String COCKPIT = "/camunda/api/cockpit/plugin/wusul/default/";

	private final int rounds = Integer.getInteger("rounds", 101);

	/** Times in milliseconds by what was measured, and within by the size. */
	private final Map<String, Map<String, double[]>> times = new LinkedHashMap<>();

	private final ConfigurableApplicationContext program;

	private final JdbcClient jdbc;

	private Growth(String url) {
		this.program = new SpringApplicationBuilder(WusulApplication.class).run("--server.port=0",
				"--server.address=127.0.0.1", "--camunda.bpm.job-execution.enabled=false", "--wusul.demo.cases=false",
				"--spring.datasource.url=" + url, "--spring.datasource.username=postgres", "--spring.datasource.password=postgres",
				"--spring.flyway.placeholders.blob=bytea", "--logging.level.root=warn");
		this.jdbc = this.program.getBean(JdbcClient.class);
	}

	public static void main(String[] arguments) throws Exception {
		Locale.setDefault(Locale.ROOT);
		try (var server = EmbeddedPostgres.builder().setServerConfig("max_wal_size", "4GB").start()) {
			var growth = new Growth(server.getJdbcUrl("postgres", "postgres"));
			for (var finished : System.getProperty("finished", "0").split(",")) {
				for (var tasks : System.getProperty("tasks", "1000,10000,100000").split(",")) {
					growth.fill(Integer.parseInt(tasks), Integer.parseInt(finished));
					growth.measure(String.format("%,d open%s", Integer.parseInt(tasks),
							finished.equals("0") ? "" : String.format(", %,d finished", Integer.parseInt(finished))));
				}
			}
			growth.report();
			growth.program.close();
		}
		System.exit(0);
	}

	/** Fills the tables by SQL, with one open step, task and link a case. */
	private void fill(int tasks, int finished) {
		this.jdbc.sql("truncate ACT_RU_TASK, ACT_RU_IDENTITYLINK, ACT_RU_EXECUTION, case_step, case_file, work_day cascade").update();
		this.jdbc.sql("delete from ACT_HI_PROCINST where ID_ like 'seeded-%'").update();
		this.jdbc.sql("delete from ACT_HI_TASKINST where ID_ like 'seeded-%'").update();
		new TransactionTemplate(this.program.getBean(PlatformTransactionManager.class)).executeWithoutResult((status) -> {
			// The rows fit; checks of foreign keys would take minutes by the plans for the smaller tables of before.
			this.jdbc.sql("set local session_replication_role = replica").update();
			SeededHistory.write(this.jdbc, Instant.now(), 365, finished, tasks);
			this.jdbc.sql("""
					insert into ACT_RU_EXECUTION (ID_, REV_, PROC_INST_ID_, ROOT_PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_ID_, ACT_ID_,
					  IS_ACTIVE_, IS_CONCURRENT_, IS_SCOPE_, IS_EVENT_SCOPE_, SUSPENSION_STATE_, CACHED_ENT_STATE_, SEQUENCE_COUNTER_)
					select 'i-' || reference, 1, 'i-' || reference, 'i-' || reference, reference, d.ID_, step, true, false, true, false, 1, 2, 1
					from case_step join ACT_RE_PROCDEF d on d.KEY_ = process_key
					where ended_at is null and VERSION_ = (select max(VERSION_) from ACT_RE_PROCDEF n where n.KEY_ = d.KEY_)""").update();
			this.jdbc.sql("""
					insert into ACT_RU_TASK (ID_, REV_, NAME_, PRIORITY_, CREATE_TIME_, DUE_DATE_, PROC_DEF_ID_, PROC_INST_ID_, EXECUTION_ID_,
					  TASK_DEF_KEY_, SUSPENSION_STATE_, TASK_STATE_)
					select task_id, 1, step, case when mod(abs(hashtext(reference)), 20) = 0 then 90 else 50 end, started_at, due_at,
					  e.PROC_DEF_ID_, e.ID_, e.ID_, step, 1, 'Created'
					from case_step join ACT_RU_EXECUTION e on e.ID_ = 'i-' || reference where ended_at is null""").update();
			var groups = new ArrayList<String>();
			PEOPLE.forEach((person) -> groupsOf(person).stream().limit(3).forEach(groups::add));
			while (groups.size() < 50) {
				groups.add("others-" + groups.size());
			}
			this.jdbc.sql("""
					insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_)
					select 'l-' || ID_, 1, (string_to_array(:groups, ','))[1 + mod(abs(hashtext(ID_)), 50)], 'candidate', ID_ from ACT_RU_TASK""")
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
		});
		this.jdbc.sql("vacuum analyze").update();
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

	private void measure(String size) throws Exception {
		var identity = this.program.getBean(IdentityService.class);
		var filters = this.program.getBean(FilterService.class);
		for (var person : PEOPLE) {
			identity.setAuthentication(person, groupsOf(person));
			for (var filter : filters.createFilterQuery().list()) {
				var list = String.valueOf(filter.getProperties().get("wusulList"));
				time(list + ": first 25", size, () -> filters.listPage(filter.getId(), 0, 25));
				time(list + ": count", size, () -> filters.count(filter.getId()));
			}
			identity.clearAuthentication();
		}
		var port = Integer.parseInt(this.program.getEnvironment().getProperty("local.server.port"));
		var desk = WebAppSession.logIn(port, "clerk");
		var reference = this.jdbc.sql("select max(reference) from case_file").query(String.class).single();
		time("search by reference, over HTTP", size,
				() -> desk.post("/camunda/api/tasklist/plugin/wusul/default/search/cases", "{\"number\":\"" + reference + "\"}"));
		time("search by a word, over HTTP", size,
				() -> desk.post("/camunda/api/tasklist/plugin/wusul/default/search/cases", "{\"number\":\"المحفوظات\"}"));
		var cockpit = WebAppSession.logIn(port, "supervisor", "cockpit");
		time("supervisors' figures, over HTTP", size, () -> cockpit.get(COCKPIT + "figures?days=30", "en"));
		time("figures of one process, over HTTP", size,
				() -> cockpit.get(COCKPIT + "process/intake-request-registration/figures", "en"));
		time("a list behind a figure, over HTTP", size, () -> cockpit.get(COCKPIT + "cases?figure=overdue", "en"));
		var files = this.program.getBean(CaseFiles.class);
		time("a citizen's cases at the portal", size, () -> files.forPerson(new IdentityNumber(CITIZEN)));
		time("a case at the portal", size, () -> files.get(reference));
	}

	private void time(String what, String size, Callable<?> work) throws Exception {
		var taken = new ArrayList<Double>();
		for (var round = 0; round < this.rounds + 5; round++) {
			var begin = System.nanoTime();
			var answer = work.call();
			if (round >= 5) {
				taken.add((System.nanoTime() - begin) / 1e6);
			}
			if (answer instanceof java.net.http.HttpResponse<?> page && page.statusCode() != 200) {
				throw new IllegalStateException(what + ": " + page.statusCode() + " " + page.body());
			}
		}
		taken.sort(null);
		var figures = new double[] { taken.get(taken.size() / 2), taken.get((int) Math.min(taken.size() - 1, taken.size() * 0.99)) };
		// Of several people with the same list, the slowest counts.
		this.times.computeIfAbsent(what, (name) -> new TreeMap<>(Growth::bySize))
			.merge(size, figures, (one, other) -> (one[0] >= other[0]) ? one : other);
		System.out.printf("# %s, %s: p50 %.1f ms, p99 %.1f ms%n", size, what, figures[0], figures[1]);
	}

	private static int bySize(String one, String other) {
		var byLength = Integer.compare(one.length(), other.length());
		return (byLength != 0) ? byLength : one.compareTo(other);
	}

	private void report() throws Exception {
		var sizes = new ArrayList<>(this.times.values().iterator().next().keySet());
		var page = new StringBuilder();
		page.append(java.time.LocalDate.now()).append(", ").append(Runtime.getRuntime().availableProcessors())
			.append(" processors; milliseconds as p50 / p99 of ").append(this.rounds).append(" calls by one person.\n\n| | ")
			.append(String.join(" | ", sizes)).append(" |\n|---|").append("---|".repeat(sizes.size())).append('\n');
		this.times.forEach((what, bySize) -> {
			page.append("| ").append(what);
			sizes.forEach((size) -> page.append(" | ").append(bySize.containsKey(size)
					? String.format("%.1f / %.1f", bySize.get(size)[0], bySize.get(size)[1]) : ""));
			page.append(" |\n");
		});
		System.out.println(page);
		var lists = this.times.get("my-groups: first 25");
		var hundredThousand = lists.get("100,000 open");
		Files.writeString(Path.of(System.getProperty("bench.work"), "growth.json"),
				String.format("{\"tasklist100k_ms\":\"%s\",\"growth\":\"%.2f\"}%n", (hundredThousand != null) ? String.format("%.1f", hundredThousand[0]) : "-",
						lists.get(sizes.get(sizes.size() - 1))[0] / lists.get(sizes.get(0))[0]));
		if (Boolean.getBoolean("write")) {
			var text = Files.readString(PAGE);
			var begin = "<!-- growth: begin -->";
			Files.writeString(PAGE, text.substring(0, text.indexOf(begin) + begin.length()) + "\n" + page.toString().stripTrailing() + "\n"
					+ text.substring(text.indexOf("<!-- growth: end -->")));
		}
	}

}
