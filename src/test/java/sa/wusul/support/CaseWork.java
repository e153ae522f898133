package sa.wusul.support;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.escalation.engine.OverdueTaskWatch;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.engine.history.HistoryProjectionService;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.relay.Relay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Works on cases like the ministry's staff: each step under the log-in of its assignee,
 * through the services that Tasklist uses.
 */
public class CaseWork {

	public static final String REQUEST = "intake-request-registration";

	/** The end events of the parts of the request's process. */
	private static final Set<String> OF_PARTS = Set.of("EndEvent_RequestRegistered", "EndEvent_AnswerIssued");

	/** Steps whose answers name what the form shows. */
	private static final Set<String> READINGS = Set.of("Task_ReadFile", "Task_ReadChanges");

	private static final AtomicInteger requests = new AtomicInteger();

	private final ProcessEngine engine;

	private final CaseFiles caseFiles;

	private final OverdueTaskWatch overdueTasks;

	private final Relay<OutboxEntry> outbox;

	private final Relay<InboxMessage> inbox;

	private final JdbcClient jdbc;

	private final DataSource dataSource;

	private final PersonalFields fields;

	private final HistoryProjectionService history;

	private final Map<String, List<String>> groupsOf = new ConcurrentHashMap<>();

	private final Map<Pattern, String> messageForms = messageForms();

	CaseWork(ProcessEngine engine, CaseFiles caseFiles, OverdueTaskWatch overdueTasks, Relay<OutboxEntry> outboxRelay,
			Relay<InboxMessage> inboxRelay, JdbcClient jdbc, DataSource dataSource, PersonalFields fields,
			HistoryProjectionService history) {
		this.history = history;
		this.engine = engine;
		this.caseFiles = caseFiles;
		this.overdueTasks = overdueTasks;
		this.outbox = outboxRelay;
		this.inbox = inboxRelay;
		this.jdbc = jdbc;
		this.dataSource = dataSource;
		this.fields = fields;
	}

	/** Brings all facts to the engine's tables of history, which a test may read then. */
	public void bringHistory() {
		this.history.bringUpToDate();
	}

	/** Returns a valid request at the counter of Riyadh; no two have the same text. */
	public static Map<String, Object> request(String topic) {
		var answers = new HashMap<String, Object>();
		answers.put("channel", "COUNTER");
		answers.put("centre", "riyadh");
		answers.put("section", "men");
		answers.put("topic", topic);
		answers.put("requesterName", "محمد بن عبدالله");
		answers.put("identityNumber", identity());
		answers.put("mobile", "0501234567");
		answers.put("subject", "طلب للتجربة");
		answers.put("requestText", "أرجو النظر في طلبي وإفادتي بما يلزم، رقم " + requests.incrementAndGet());
		return answers;
	}

	/** Returns a valid national ID that is new in this program. */
	private static String identity() {
		var digits = "10%07d".formatted(requests.incrementAndGet());
		int sum = 0;
		for (int position = 0; position < digits.length(); position++) {
			int digit = digits.charAt(position) - '0';
			int weighted = (position % 2 == 0) ? digit * 2 : digit;
			sum += weighted / 10 + weighted % 10;
		}
		return digits + (10 - sum % 10) % 10;
	}

	/** Submits a request at the counter and returns its reference. */
	public String handIn(String clerk, Map<String, Object> answers) {
		return as(clerk, () -> this.engine.getFormService().submitStartForm(startForm(), answers).getBusinessKey());
	}

	public String handIn(String topic) {
		return handIn("clerk", request(topic));
	}

	/** Submits the start form of this process and returns the reference. */
	public String handIn(String person, String process, Map<String, Object> answers) {
		return as(person,
				() -> this.engine.getFormService().submitStartForm(startForm(process), answers).getBusinessKey());
	}

	public String startForm() {
		return startForm(REQUEST);
	}

	/** Returns the start form of a process as the person gets it. */
	public String startForm(String person, String process) {
		return as(person, () -> {
			try (var form = this.engine.getFormService().getDeployedStartForm(startForm(process))) {
				return new String(form.readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException problem) {
				throw new UncheckedIOException(problem);
			}
		});
	}

	public String startForm(String process) {
		return this.engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.latestVersion()
			.singleResult()
			.getId();
	}

	/** Completes the case's task of this step, as the person finds it in Tasklist. */
	public void complete(String person, String reference, String step, Map<String, Object> answers) {
		as(person, () -> {
			var task = this.engine.getTaskService()
				.createTaskQuery()
				.processInstanceBusinessKey(reference)
				.taskDefinitionKey(step)
				.singleResult();
			assertThat(task).as("%s of %s, seen by %s", step, reference, person).isNotNull();
			var sent = new HashMap<>(shown(task));
			sent.putAll(answers);
			this.engine.getFormService().submitTaskForm(task.getId(), sent);
			return null;
		});
	}

	/** Returns the values of the form that it sends back as it shows them. */
	private Map<String, Object> shown(Task task) {
		var sent = new HashMap<String, Object>();
		if (READINGS.contains(task.getTaskDefinitionKey())) {
			try (var form = this.engine.getFormService().getDeployedTaskForm(task.getId())) {
				for (var field : new ObjectMapper().readTree(form).path("components")) {
					if (field.path("properties").has("shows") && field.has("key")) {
						sent.put(field.get("key").asText(), field.path("defaultValue").asText());
					}
				}
			}
			catch (IOException problem) {
				throw new UncheckedIOException(problem);
			}
		}
		return sent;
	}

	/** Returns the form of the case's task as the person gets it. */
	public String form(String person, String reference, String step) {
		var task = task(reference, step);
		return as(person, () -> {
			try (var form = this.engine.getFormService().getDeployedTaskForm(task.getId())) {
				return new String(form.readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException problem) {
				throw new UncheckedIOException(problem);
			}
		});
	}

	public void claim(String person, String reference, String step) {
		var task = task(reference, step);
		as(person, () -> {
			this.engine.getTaskService().claim(task.getId(), person);
			return null;
		});
	}

	/** Confirms the tables' proposal as the clerk. */
	public void classify(String reference, String requestType, String priority, String department) {
		var answers = new HashMap<String, Object>(Map.of("requestType", requestType, "priority", priority));
		answers.put("department", department);
		complete("clerk", reference, "Task_ClassifyRequest", answers);
	}

	public void audit(String reference, Map<String, Object> answers) {
		complete("auditor", reference, "Task_ReviewCase", answers);
	}

	/** Submits a passport request and brings it to the passports officer. */
	public String withDepartment() {
		var reference = handIn("passport");
		classify(reference, "PASSPORT", "NORMAL", "passports");
		audit(reference, Map.of("auditDecision", "ACCEPT"));
		return reference;
	}

	/**
	 * Submits a passport request and brings it to the step that waits for the requester's
	 * document.
	 */
	public String waitingForDocument() {
		var reference = handIn("passport");
		classify(reference, "PASSPORT", "NORMAL", "passports");
		audit(reference, Map.of("auditDecision", "MISSING_DOCUMENT", "missingDocument", "ID_COPY"));
		return reference;
	}

	/** Returns the steps of the tasks that the person's query returns. */
	public List<String> seenBy(String person, String reference) {
		return as(person,
				() -> this.engine.getTaskService().createTaskQuery().processInstanceBusinessKey(reference).list())
			.stream()
			.map(Task::getTaskDefinitionKey)
			.toList();
	}

	/** Returns the open task of the case at this step. */
	public Task task(String reference, String step) {
		var task = this.engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(reference)
			.taskDefinitionKey(step)
			.singleResult();
		assertThat(task).as("%s of %s", step, reference).isNotNull();
		return task;
	}

	public List<String> openSteps(String reference) {
		return this.engine.getTaskService()
			.createTaskQuery()
			.processInstanceBusinessKey(reference)
			.list()
			.stream()
			.map(Task::getTaskDefinitionKey)
			.toList();
	}

	public List<String> groups(Task task) {
		return this.engine.getTaskService()
			.getIdentityLinksForTask(task.getId())
			.stream()
			.map((link) -> link.getGroupId())
			.filter((group) -> group != null)
			.toList();
	}

	public Object variable(Task task, String name) {
		return this.engine.getTaskService().getVariable(task.getId(), name);
	}

	public boolean runs(String reference) {
		return this.engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceBusinessKey(reference)
			.count() > 0;
	}

	/** Returns the end event of the request's process, without those of its parts. */
	public String end(String reference) {
		return this.engine.getHistoryService()
			.createHistoricActivityInstanceQuery()
			.processInstanceId(this.engine.getHistoryService()
				.createHistoricProcessInstanceQuery()
				.processDefinitionKey(REQUEST)
				.processInstanceBusinessKey(reference)
				.finished()
				.singleResult()
				.getId())
			.list()
			.stream()
			.filter((activity) -> activity.getActivityType().endsWith("EndEvent")
					&& !OF_PARTS.contains(activity.getActivityId()))
			.map((activity) -> activity.getActivityId())
			.reduce((one, other) -> one + ", " + other)
			.orElseThrow();
	}

	/** Runs due jobs of the engine until there is none; fails if a job fails. */
	public void runJobs() {
		var due = dueJobs();
		while (!due.isEmpty()) {
			// A job may delete another one, such as the timer of a step that is left.
			due.stream()
				.filter(this::isStillThere)
				.forEach((job) -> this.engine.getManagementService().executeJob(job.getId()));
			due = dueJobs();
		}
	}

	private boolean isStillThere(Job job) {
		return this.engine.getManagementService().createJobQuery().jobId(job.getId()).count() > 0;
	}

	private List<Job> dueJobs() {
		return this.engine.getManagementService()
			.createJobQuery()
			.executable()
			.list()
			.stream()
			.sorted(Comparator.comparing((job) -> Optional.ofNullable(job.getDuedate()).orElse(new Date(0))))
			.toList();
	}

	public void lookForOverdueTasks() {
		this.overdueTasks.look();
	}

	/** Delivers the messages of the inbox. */
	public void deliverInbox() {
		this.inbox.runUntilIdle();
	}

	/**
	 * Lets a message of the case wait, so that those after it are not taken as they are
	 * received, but when the story delivers the inbox.
	 */
	public void keepInboxWaiting(String reference) {
		this.jdbc.sql("""
				insert into inbox (message_key, message_name, case_reference, state, due_at, attempts, received_at)
				values (:key, 'test.neverAwaited', :reference, 'RECEIVED',
				        current_timestamp + interval '1' day, 0, current_timestamp)
				""").param("key", "waiting:" + reference).param("reference", reference).update();
	}

	/** Makes waiting messages of the inbox due again, as time would. */
	public void makeInboxDue() {
		this.jdbc.sql("update inbox set due_at = current_timestamp where state = 'RECEIVED'").update();
	}

	public void sendMessages() {
		this.outbox.runUntilIdle();
	}

	/** Returns the messages about the case on the requester's telephone, oldest first. */
	public List<String> messages(String reference) {
		sendMessages();
		return this.jdbc.sql("select text from demo_sms where text like ? order by id")
			.param("%" + reference + "%")
			.query(String.class)
			.list();
	}

	/** Returns the keys of the texts of those messages. */
	public List<String> messageKeys(String reference) {
		return messages(reference).stream()
			.map((text) -> this.messageForms.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().matcher(text).matches())
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(text))
			.toList();
	}

	/** Returns the texts of messages, with anything in the place of their facts. */
	private static Map<Pattern, String> messageForms() {
		var texts = new Properties();
		try (var reader = new InputStreamReader(
				new ClassPathResource("processes/notification/notification-texts_ar.properties").getInputStream(),
				StandardCharsets.UTF_8)) {
			texts.load(reader);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
		var forms = new HashMap<Pattern, String>();
		texts.stringPropertyNames()
			.stream()
			.filter((key) -> !key.contains("."))
			.forEach((key) -> forms.put(Pattern.compile(Stream.of(texts.getProperty(key).split("\\{[^}]+}", -1))
				.map(Pattern::quote)
				.collect(Collectors.joining(".*")), Pattern.DOTALL), key));
		return forms;
	}

	public CaseFile file(String reference) {
		return this.caseFiles.get(reference);
	}

	public List<String> timeline(String reference) {
		return this.caseFiles.dossier(reference).timeline().stream().map((line) -> line.sentence()).toList();
	}

	/** Sets the clock of engine and domain, in the Kingdom's time. */
	public void setTime(String dateTime) {
		ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(dateTime).atZone(Kingdom.ZONE).toInstant()));
	}

	public void setTime(Instant instant) {
		ClockUtil.setCurrentTime(Date.from(instant));
	}

	public Instant now() {
		return ClockUtil.getCurrentTime().toInstant();
	}

	public <T> T as(String person, Supplier<T> work) {
		var groups = this.groupsOf.computeIfAbsent(person,
				(name) -> this.engine.getIdentityService()
					.createGroupQuery()
					.groupMember(name)
					.list()
					.stream()
					.map((group) -> group.getId())
					.toList());
		this.engine.getIdentityService().setAuthentication(person, groups);
		try {
			return work.get();
		}
		finally {
			this.engine.getIdentityService().clearAuthentication();
		}
	}

	/** Returns the number of rows of every table, the engine's and the application's. */
	public Map<String, Long> rows() {
		var rows = new TreeMap<String, Long>();
		this.jdbc
			.sql(tables().stream()
				.map((table) -> "select '" + table + "', count(*) from \"" + table + "\"")
				.collect(Collectors.joining(" union all ")))
			.query((row) -> {
				rows.put(row.getString(1), row.getLong(2));
			});
		return rows;
	}

	public List<String> tables() {
		try (var connection = this.dataSource.getConnection();
				var found = connection.getMetaData()
					.getTables(connection.getCatalog(), connection.getSchema(), "%",
							new String[] { "TABLE", "BASE TABLE" })) {
			var tables = new ArrayList<String>();
			while (found.next()) {
				tables.add(found.getString("TABLE_NAME"));
			}
			return tables;
		}
		catch (SQLException problem) {
			throw new IllegalStateException(problem);
		}
	}

	/**
	 * Returns the tables that contain a secret in clear: as a word of its own, not as
	 * part of a longer number, a fraction of a second or the digits of a file's bytes.
	 */
	public List<String> tablesWith(String secret) {
		var word = Pattern.compile("(?<![\\p{Alnum}.])" + Pattern.quote(secret) + "(?!\\p{Alnum})");
		return tables().stream()
			.filter((table) -> this.jdbc.sql("select * from \"" + table + "\"")
				.query()
				.listOfRows()
				.stream()
				.flatMap((row) -> row.values().stream())
				.anyMatch((value) -> word.matcher(text(value)).find()))
			.toList();
	}

	private static String text(Object value) {
		return (value instanceof byte[] bytes) ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
	}

	/** Returns the fields that name a person, as the program seals and opens them. */
	public PersonalFields fields() {
		return this.fields;
	}

	/** Returns the opened texts of the case's notes, in their order. */
	public List<String> notes(String reference) {
		return this.jdbc.sql("select text from case_note where reference = ? order by id")
			.param(reference)
			.query((row, index) -> this.fields.open("case_note.text", row.getString("text")))
			.list();
	}

	/** Adds an answer to a question of the service's own. */
	public void addParticular(String reference, String name, String content) {
		this.jdbc.sql("insert into case_particular (reference, name, label, content) values (?, ?, ?, ?)")
			.params(reference, name, name, this.fields.seal("case_particular.content", content))
			.update();
	}

	/** Makes this person the requester of the case. */
	public void giveTo(String reference, String identityNumber) {
		this.jdbc.sql("update case_file set identity_number = ?, identity_hash = ? where reference = ?")
			.params(this.fields.seal("case_file.identity_number", identityNumber), this.fields.hash(identityNumber),
					reference)
			.update();
	}

	public ProcessEngine engine() {
		return this.engine;
	}

}
