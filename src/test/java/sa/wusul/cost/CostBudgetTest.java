package sa.wusul.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import javax.sql.DataSource;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.PriorityOrdered;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.engine.history.HistoryProjectionService;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Test of the processes' database cost, which must not rise unnoticed. The budget is in
 * {@code src/bench/budget.json}, a line a run, and its statements in
 * {@code src/bench/statements.json}; {@code mvn verify -Dbudget.write=true} updates both.
 *
 * <p>
 * Each run is measured with warm caches. The test uses a PostgreSQL of its own, without
 * full pages in its log and without vacuum, which occur at random.
 */
@DisplayName("The cost of a run")
@CaseStory
@Import({ CostBudgetTest.Counted.class, NodeWork.class, StaffWork.class, Renewal.class, Appointment.class,
		Leave.class })
@DirtiesContext
@Tag("story")
class CostBudgetTest {

	private static final Path STATEMENTS = Path.of("src/bench/statements.json");

	/** Rows differ in length, and the server writes a little of its own. */
	private static final double WAL_TOLERANCE = 1.10;

	private static final Comparator<Cost> CHEAPEST_FIRST = Comparator.comparingInt(Cost::statements)
		.thenComparingInt(Cost::roundTrips)
		.thenComparingLong(Cost::walBytes);

	private static final int WARM_UP = 1;

	private static final int ROUNDS = 6;

	private static final Logger log = LoggerFactory.getLogger(CostBudgetTest.class);

	private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

	private static EmbeddedPostgres server;

	@Autowired
	private CaseWork work;

	@Autowired
	private CaseFiles caseFiles;

	@Autowired
	private HistoryProjectionService history;

	@Autowired
	private DatabaseMeter meter;

	@Autowired
	private StaffWork staff;

	@Autowired
	private Renewal renewal;

	@Autowired
	private Appointment appointment;

	@Autowired
	private Leave leave;

	@DynamicPropertySource
	static void ownDatabase(DynamicPropertyRegistry properties) throws IOException {
		server = EmbeddedPostgres.builder()
			.setServerConfig("full_page_writes", "off")
			.setServerConfig("autovacuum", "off")
			.start();
		// After the context, which still uses it.
		SpringApplication.getShutdownHandlers().add(CostBudgetTest::close);
		properties.add("spring.datasource.url", CostBudgetTest::url);
		properties.add("spring.datasource.username", () -> "postgres");
		properties.add("spring.datasource.password", () -> "postgres");
		properties.add("spring.flyway.placeholders.blob", () -> "bytea");
	}

	private static void close() {
		try {
			server.close();
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	private static String url() {
		return server.getJdbcUrl("postgres", "postgres");
	}

	@TestFactory
	@DisplayName("does not exceed the budget")
	List<DynamicTest> budget() throws IOException {
		var measured = measure();
		log.info("Cost of a run: statements, changes, round trips, commits, those of peers, bytes of WAL");
		table(measured).lines().forEach(log::info);
		if (Boolean.getBoolean("budget.write")) {
			write(measured);
		}
		var budget = read();
		assertThat(budget.keySet()).as("the runs in the budget").isEqualTo(measured.keySet());
		return measured.entrySet()
			.stream()
			.map((run) -> DynamicTest.dynamicTest(run.getKey(),
					() -> compare(run.getKey(), run.getValue(), budget.get(run.getKey()))))
			.toList();
	}

	private static void write(Map<String, Cost> measured) throws IOException {
		BudgetFile.write("program", measured);
		var texts = new TreeMap<String, Map<String, Integer>>();
		measured.forEach((name, cost) -> texts.put(name, cost.texts()));
		Files.writeString(STATEMENTS, JSON.writeValueAsString(texts) + "\n");
	}

	private static Map<String, Cost> read() throws IOException {
		var texts = JSON.readValue(STATEMENTS.toFile(), new TypeReference<Map<String, Map<String, Integer>>>() {
		});
		var budget = new TreeMap<String, Cost>();
		JSON.convertValue(BudgetFile.read("program"), new TypeReference<Map<String, Cost>>() {
		}).forEach((name, cost) -> budget.put(name, cost.with(texts.getOrDefault(name, Map.of()))));
		return budget;
	}

	/**
	 * Returns the cost without what the clock and chance add, of which each round has
	 * another share: newest versions are looked up again after a while, and a full index
	 * page is split and written whole.
	 */
	private static Cost least(Cost earlier, Cost later) {
		return (CHEAPEST_FIRST.compare(earlier, later) <= 0) ? earlier : later;
	}

	private Map<String, Cost> measure() {
		var runs = new TreeMap<String, Consumer<String>>();
		runs.put("whole-case", (ignored) -> wholeCase());
		runs.put("whole-renewal", (ignored) -> this.renewal.run(this.meter));
		runs.put("whole-case-history", (ignored) -> bringHistory());
		runs.put("intake-request-registration", this::register);
		runs.put("audit-case-review", this::review);
		runs.put("intake-document-completion", this::completeDocument);
		runs.put("department-case-resolution", this::resolve);
		runs.put("department-petition-answer", this::answerPetition);
		runs.put("escalation-overdue-task", this::escalate);
		// Afterwards, because what is remembered for a day is forgotten in them.
		var ofDays = new TreeMap<String, Consumer<String>>();
		ofDays.put("whole-appointment", (ignored) -> this.appointment.run(this.meter));
		ofDays.put("whole-leave", (ignored) -> this.leave.run(this.meter));
		var costs = new TreeMap<String, Cost>(measure(runs));
		costs.putAll(measure(ofDays));
		return costs;
	}

	private Map<String, Cost> measure(Map<String, Consumer<String>> runs) {
		var costs = new TreeMap<String, Cost>();
		for (var round = 0; round < WARM_UP + ROUNDS; round++) {
			var warm = round >= WARM_UP;
			runs.forEach((name, run) -> {
				var reference = this.work.handIn("passport");
				this.work.sendMessages();
				this.meter.reset();
				run.accept(reference);
				if (warm) {
					costs.merge(name, this.meter.cost(), CostBudgetTest::least);
				}
			});
		}
		return costs;
	}

	/**
	 * Runs all steps from the counter to the last message, as staff do in Tasklist.
	 */
	private void wholeCase() {
		var reference = this.staff.handIn(this.meter, "clerk", CaseWork.REQUEST, CaseWork.request("passport"));
		this.staff.take(this.meter, "clerk", reference, "Task_ClassifyRequest",
				Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports"));
		this.staff.take(this.meter, "auditor", reference, "Task_ReviewCase", Map.of("auditDecision", "ACCEPT"));
		this.staff.take(this.meter, "officer", reference, "Task_StudyCase",
				Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));
		var jobs = this.work.engine().getManagementService().createJobQuery().executable().list();
		jobs.forEach(
				(job) -> this.meter.count(() -> this.work.engine().getManagementService().executeJob(job.getId())));
		this.meter.count(this.work::sendMessages);
		assertThat(this.work.runs(reference)).isFalse();
		assertThat(this.work.messages(reference)).hasSize(4);
	}

	/** Brings the facts of a whole case to the engine's tables of history, afterwards. */
	private void bringHistory() {
		this.history.bringUpToDate();
		wholeCase();
		this.meter.reset();
		this.meter.count(this.history::bringUpToDate);
	}

	/** Submits and classifies a request for the auditor. */
	private void register(String ignored) {
		var reference = this.staff.handIn(this.meter, "clerk", CaseWork.REQUEST, CaseWork.request("passport"));
		submit("clerk", reference, "Task_ClassifyRequest",
				Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports"));
		assertThat(this.work.openSteps(reference)).containsExactly("Task_ReviewCase");
	}

	/** Accepts the request as the auditor. */
	private void review(String reference) {
		start("audit-case-review", reference, Map.of());
		submit("auditor", reference, "Task_ReviewCase", Map.of("auditDecision", "ACCEPT"));
		assertEnded("audit-case-review", reference);
	}

	/** Receives the document as the clerk. */
	private void completeDocument(String reference) {
		start("intake-document-completion", reference, Map.of("missingDocument", "ID_COPY"));
		submit("clerk", reference, "Task_ReceiveDocument", Map.of("documentSupplied", true));
		assertEnded("intake-document-completion", reference);
	}

	/** Answers the case at once. */
	private void resolve(String reference) {
		start("department-case-resolution", reference,
				Map.of("department", "passports", "proposedDepartment", "passports", "transferCount", 0L));
		submit("officer", reference, "Task_StudyCase",
				Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));
		assertEnded("department-case-resolution", reference);
	}

	/** Assigns the task to another person as the supervisor. */
	private void escalate(String reference) {
		start("escalation-overdue-task", reference,
				Map.of("overdueTaskId", this.work.task(reference, "Task_ClassifyRequest").getId(), "overdueTaskName",
						"تصنيف الطلب", "supervisorGroup", "intake-supervisors-riyadh", "departmentHeadGroup", ""));
		submit("supervisor", reference, "Task_DecideOverdueTask",
				Map.of("escalationDecision", "REASSIGN", "newAssignee", "clerk"));
		assertEnded("escalation-overdue-task", reference);
	}

	/** Answers one petition of a campaign, which ends its ordinary way. */
	private void answerPetition(String reference) {
		this.caseFiles.write(reference,
				new Note("Task_AnswerPetitions", "الرد", "answer", "تمت الموافقة على طلبكم", "officer", Instant.now()));
		start("department-petition-answer", reference, Map.of("department", "passports"));
		var jobs = this.work.engine().getManagementService();
		jobs.createJobQuery()
			.activityId("Task_IssueAnswer")
			.list()
			.forEach((job) -> this.meter.count(() -> jobs.executeJob(job.getId())));
		assertEnded("department-petition-answer", reference);
	}

	/** Selects a message and writes it into the outbox. */
	private void start(String process, String reference, Map<String, Object> facts) {
		var variables = new TreeMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"requestType", "PASSPORT", "priority", "NORMAL"));
		variables.putAll(facts);
		this.meter.count(
				() -> this.work.engine().getRuntimeService().startProcessInstanceByKey(process, reference, variables));
	}

	private void submit(String person, String reference, String step, Map<String, Object> answers) {
		var task = this.work.task(reference, step).getId();
		this.work.as(person, () -> {
			this.meter.count(() -> this.work.engine().getFormService().submitTaskForm(task, answers));
			return null;
		});
	}

	private void assertEnded(String process, String reference) {
		assertThat(this.work.engine()
			.getRuntimeService()
			.createProcessInstanceQuery()
			.processDefinitionKey(process)
			.processInstanceBusinessKey(reference)
			.count()).as("running %s", process).isZero();
	}

	private static void compare(String run, Cost measured, Cost budget) {
		var rises = new ArrayList<String>();
		rise(rises, "statements", measured.statements(), budget.statements());
		rise(rises, "changes", measured.changes(), budget.changes());
		rise(rises, "round trips", measured.roundTrips(), budget.roundTrips());
		rise(rises, "commits", measured.commits(), budget.commits());
		if (measured.walBytes() > budget.walBytes() * WAL_TOLERANCE) {
			rise(rises, "bytes of WAL", measured.walBytes(), budget.walBytes());
		}
		if (!rises.isEmpty()) {
			fail("%s costs more than its budget: %s%n%s%nWhere the rise is worth it: mvn verify -Dbudget.write=true",
					run, String.join(", ", rises), moreFrequent(measured, budget));
		}
		if (measured.statements() < budget.statements() || measured.commits() < budget.commits()
				|| measured.walBytes() * WAL_TOLERANCE < budget.walBytes()) {
			log.warn("{} became cheaper ({} statements of {}). Lower its budget: mvn verify -Dbudget.write=true", run,
					measured.statements(), budget.statements());
		}
	}

	private static void rise(List<String> rises, String what, long measured, long budget) {
		if (measured > budget) {
			rises.add("%d %s instead of %d".formatted(measured, what, budget));
		}
	}

	private static String moreFrequent(Cost measured, Cost budget) {
		var lines = new ArrayList<String>();
		measured.texts().forEach((text, times) -> {
			int before = budget.texts().getOrDefault(text, 0);
			if (times > before) {
				lines.add("  %s %d×, was %d×: %s".formatted((before == 0) ? "new" : "more frequent", times, before,
						text));
			}
		});
		return String.join("\n", lines);
	}

	private static String table(Map<String, Cost> costs) {
		var lines = new ArrayList<String>();
		costs.forEach((run, cost) -> lines.add("%-36s %5d %5d %5d %4d %4d %8d".formatted(run, cost.statements(),
				cost.changes(), cost.roundTrips(), cost.commits(), cost.peerCommits(), cost.walBytes())));
		return String.join("\n", lines);
	}

	@TestConfiguration
	static class Counted {

		@Bean
		static DatabaseMeter databaseMeter() {
			return new DatabaseMeter(url());
		}

		@Bean
		static CountingPostProcessor countedDataSource(DatabaseMeter meter) {
			return new CountingPostProcessor(meter);
		}

	}

	/** Counts below of all that the program puts before its connections. */
	private record CountingPostProcessor(DatabaseMeter meter) implements BeanPostProcessor, PriorityOrdered {

		@Override
		public int getOrder() {
			return 0;
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			return (bean instanceof DataSource dataSource)
					? ProxyDataSourceBuilder.create(dataSource).listener(this.meter).methodListener(this.meter).build()
					: bean;
		}

	}

}
