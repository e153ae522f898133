import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.WusulApplication;
import sa.wusul.platform.engine.history.HistoryProjectionService;

/**
 * The program's engine with all its plug-ins, in the program itself. It brings the history to its tables beside the
 * load, on the same processors. {@code -Dbench.plain=true} switches the plug-ins off that have a switch.
 */
public final class Wusul extends Camunda {

	private static final String REQUEST = "intake-request-registration";

	private final AtomicInteger requests = new AtomicInteger((int) (System.currentTimeMillis() / 1000 % 100_000) * 20);

	private final Map<String, List<String>> groups = new HashMap<>();

	private ConfigurableApplicationContext program;

	private JdbcClient jdbc;

	@Override
	public void open(DataSource database, Path model) throws Exception {
		var plain = Boolean.getBoolean("bench.plain");
		this.program = new SpringApplicationBuilder(WusulApplication.class)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("dataSource", DataSource.class,
					() -> database))
			.run("--server.port=0", "--server.address=127.0.0.1", "--camunda.bpm.job-execution.enabled=false",
					"--wusul.demo.cases=false", "--spring.flyway.placeholders.blob=bytea", "--logging.level.root=warn",
					"--wusul.engine-history=" + (plain ? "tables" : "facts"), "--wusul.task-rights=" + (plain ? "rows" : "links"));
		attach(this.program);
		deploy(model);
	}

	/** Works in a program that runs already. */
	void attach(ConfigurableApplicationContext running) {
		this.program = running;
		this.engine = running.getBean(ProcessEngine.class);
		this.jdbc = JdbcClient.create(running.getBean(DataSource.class));
		for (var person : List.of("clerk", "auditor", "officer")) {
			this.groups.put(person, this.engine.getIdentityService()
				.createGroupQuery()
				.groupMember(person)
				.list()
				.stream()
				.map((group) -> group.getId())
				.collect(Collectors.toList()));
		}
	}

	/** Hands in a request at the counter and brings it to its answer, with the letter and the messages. */
	@Override
	public void runCase() throws Exception {
		var number = this.requests.incrementAndGet();
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "topic",
				"passport", "requesterName", "محمد بن عبدالله", "identityNumber", identity(number), "mobile", "0501234567",
				"subject", "طلب للقياس", "requestText", "أرجو النظر في طلبي وإفادتي بما يلزم، رقم " + number));
		var form = this.engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey(REQUEST)
			.latestVersion()
			.singleResult()
			.getId();
		var reference = as("clerk", () -> this.engine.getFormService().submitStartForm(form, answers).getBusinessKey());
		take("clerk", reference, "Task_ClassifyRequest",
				Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports"));
		take("auditor", reference, "Task_ReviewCase", Map.of("auditDecision", "ACCEPT"));
		take("officer", reference, "Task_StudyCase",
				Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة على طلبكم"));
		var jobs = this.engine.getManagementService();
		var instances = this.engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(reference).list();
		for (var instance : instances) {
			for (var job : jobs.createJobQuery().processInstanceId(instance.getId()).messages().list()) {
				jobs.executeJob(job.getId());
			}
		}
		if (this.engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(reference).count() > 0) {
			throw new IllegalStateException(reference + " is not closed");
		}
	}

	/** Returns a national ID with its check digit. */
	private static String identity(int number) {
		var digits = String.format("1%08d", number);
		var sum = 0;
		for (var position = 0; position < digits.length(); position++) {
			var digit = digits.charAt(position) - '0';
			var weighted = (position % 2 == 0) ? digit * 2 : digit;
			sum += weighted / 10 + weighted % 10;
		}
		return digits + (10 - sum % 10) % 10;
	}

	private void take(String person, String reference, String step, Map<String, Object> answers) throws Exception {
		as(person, () -> {
			var tasks = this.engine.getTaskService();
			var task = tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(step).singleResult();
			if (task.getAssignee() == null) {
				tasks.claim(task.getId(), person);
			}
			this.engine.getFormService().submitTaskForm(task.getId(), answers);
			return null;
		});
	}

	private <T> T as(String person, Callable<T> work) throws Exception {
		this.engine.getIdentityService().setAuthentication(person, this.groups.get(person));
		try {
			return work.call();
		}
		finally {
			this.engine.getIdentityService().clearAuthentication();
		}
	}

	/** Stops the thread that brings history; whoever reads history still brings it, for which the reader pays. */
	@Override
	public void hold() {
		projector().stop();
	}

	@Override
	public void release() {
		projector().start();
	}

	private SmartLifecycle projector() {
		return this.program.getBean("historyProjector", SmartLifecycle.class);
	}

	/** Brings the history to its tables, as everybody does who reads it. */
	@Override
	public void settle() throws Exception {
		var history = this.program.getBean(HistoryProjectionService.class);
		do {
			history.bringUpToDate();
		}
		while (this.jdbc.sql("select count(*) from history_fact where failed_at is null").query(Long.class).single() > 0);
	}

	@Override
	public void close() {
		this.program.close();
	}

}
