package sa.wusul.platform.engine.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Test of the engine's history as facts: nothing of it is lost, doubled or changed. */
@DisplayName("The engine's history as facts")
@Tag("fast")
class HistoryFactsTest {

	private static final Instant MORNING = Instant.parse("2026-11-29T06:00:00Z");

	@AfterEach
	void resetClock() {
		ClockUtil.reset();
	}

	@Test
	@DisplayName("fills the engine's tables with the same rows as the engine itself")
	void sameRows() {
		try (var facts = EngineWithHistory.asFacts(); var tables = EngineWithHistory.inTables()) {
			work(facts, false);
			work(tables, false);
			assertSame(facts.history(), tables.history());
			assertThat(facts.revisions()).isEqualTo(tables.revisions());
			assertThat(facts.count("""
					ACT_HI_INCIDENT where HISTORY_CONFIGURATION_ in
					(select ID_ from ACT_HI_JOB_LOG where JOB_EXCEPTION_MSG_ = 'not yet')"""))
				.as("failures that are found")
				.isEqualTo(1);
		}
	}

	@Test
	@DisplayName("fills them with the same rows if they are read after each step")
	void sameRowsReadInBetween() {
		try (var facts = EngineWithHistory.asFacts(); var tables = EngineWithHistory.inTables()) {
			work(facts, true);
			work(tables, true);
			assertSame(facts.history(), tables.history());
			assertThat(facts.revisions()).isEqualTo(tables.revisions());
			assertThat(facts.count("history_fact")).isZero();
		}
	}

	/** Names the rows that differ only. */
	private static void assertSame(List<String> facts, List<String> tables) {
		assertThat(tables).hasSizeGreaterThan(80);
		assertThat(facts.stream().filter((row) -> !tables.contains(row)).toList()).as("rows that the engine has not")
			.isEqualTo(tables.stream().filter((row) -> !facts.contains(row)).toList());
		assertThat(facts).isEqualTo(tables);
	}

	@Test
	@DisplayName("writes one row a command, which a query of history brings to the tables")
	void oneRow() {
		try (var facts = EngineWithHistory.asFacts()) {
			deploy(facts.engine);
			var before = facts.count("history_fact");
			var started = facts.engine.getRuntimeService().startProcessInstanceByKey("reference", variables());
			assertThat(facts.count("history_fact") - before).isEqualTo(1);
			assertThat(facts.filledTables()).isEmpty();

			assertThat(facts.engine.getHistoryService()
				.createHistoricVariableInstanceQuery()
				.processInstanceId(started.getId())
				.count()).isEqualTo(12);
			assertThat(facts.count("history_fact")).isZero();
		}
	}

	@Test
	@DisplayName("is seen within the transaction that wrote it, and gone if that fails")
	void withinTransaction() {
		try (var facts = EngineWithHistory.asFacts()) {
			deploy(facts.engine);
			assertThatIllegalStateException().isThrownBy(() -> facts.transaction.executeWithoutResult((status) -> {
				facts.engine.getRuntimeService().startProcessInstanceByKey("reference", variables());
				assertThat(facts.engine.getHistoryService().createHistoricProcessInstanceQuery().count()).isEqualTo(1);
				throw new IllegalStateException("nothing of this stays");
			}));
			assertThat(facts.engine.getHistoryService().createHistoricProcessInstanceQuery().count()).isZero();
			assertThat(facts.count("ACT_HI_ACTINST")).isZero();
		}
	}

	@Test
	@DisplayName("is whole if a node that fills its tables at once goes on with what waits as a fact")
	void besideTables() {
		try (var facts = EngineWithHistory.asFacts(); var tables = facts.besideInTables()) {
			deploy(facts.engine);
			facts.engine.getRuntimeService().startProcessInstanceByKey("reference", variables());
			assertThat(facts.count("ACT_HI_PROCINST")).as("what waits").isZero();
			var task = tables.engine.getTaskService().createTaskQuery().list().get(0);

			tables.engine.getTaskService().complete(task.getId());

			facts.projection.bringUpToDate();
			assertThat(facts.count("history_fact")).as("facts that do not fit").isZero();
			assertThat(facts.count("ACT_HI_PROCINST")).isEqualTo(1);
			assertThat(facts.count("ACT_HI_TASKINST where ID_ = '" + task.getId() + "' and END_TIME_ is not null"))
				.isEqualTo(1);
		}
	}

	@Test
	@DisplayName("begins the row of a variable when it changes, if it had none, as the engine does")
	void withoutBeginning() {
		try (var facts = EngineWithHistory.asFacts(); var tables = EngineWithHistory.inTables()) {
			List.of(facts, tables).forEach((one) -> {
				deploy(one.engine);
				var instance = one.engine.getRuntimeService()
					.startProcessInstanceByKey("reference", Map.of("department", "passports"))
					.getId();
				one.projection.bringUpToDate();
				one.jdbc.sql("delete from ACT_HI_VARINST").update();
				one.jdbc.sql("delete from ACT_HI_DETAIL").update();
				one.engine.getRuntimeService().setVariable(instance, "department", "traffic");
				one.engine.getRuntimeService().setVariable(instance, "department", "civil");
				one.projection.bringUpToDate();
				assertThat(one.count("ACT_HI_VARINST where TEXT_ = 'civil'")).isEqualTo(1);
				assertThat(one.count("ACT_HI_DETAIL")).isEqualTo(2);
				assertThat(one.count("history_fact")).isZero();
			});
			assertThat(facts.revisions()).isEqualTo(tables.revisions());
		}
	}

	@Test
	@DisplayName("does not come back after a case's history was deleted")
	void deleted() {
		try (var facts = EngineWithHistory.asFacts()) {
			deploy(facts.engine);
			var started = facts.engine.getRuntimeService().startProcessInstanceByKey("reference", variables());
			facts.engine.getRuntimeService().deleteProcessInstance(started.getId(), "withdrawn");
			facts.engine.getHistoryService().deleteHistoricProcessInstance(started.getId());
			facts.projection.bringUpToDate();
			assertThat(facts.count("ACT_HI_PROCINST")).isZero();
			assertThat(facts.count("ACT_HI_ACTINST")).isZero();
			assertThat(facts.count("ACT_HI_VARINST")).isZero();
		}
	}

	@Test
	@DisplayName("goes on after a row that does not fit, and keeps that row")
	void unfit() {
		try (var facts = EngineWithHistory.asFacts()) {
			deploy(facts.engine);
			facts.projection.bringUpToDate();
			facts.jdbc.sql("insert into history_fact (written_at, facts) values (now(), 'no facts')").update();
			facts.engine.getRuntimeService().startProcessInstanceByKey("reference", variables());
			facts.projection.bringUpToDate();
			assertThat(facts.count("ACT_HI_PROCINST")).isEqualTo(1);
			assertThat(facts.count("history_fact where failed_at is not null")).isEqualTo(1);
		}
	}

	@Test
	@DisplayName("stays whole while many work and several bring it to the tables")
	void many() throws Exception {
		try (var facts = EngineWithHistory.asFacts()) {
			deploy(facts.engine);
			var working = new AtomicBoolean(true);
			var threads = Executors.newFixedThreadPool(6);
			var readers = List.of(threads.submit(() -> read(facts, working)),
					threads.submit(() -> read(facts, working)));
			var cases = IntStream.range(0, 60)
				.<Future<?>>mapToObj((number) -> threads.submit(() -> finish(facts.engine)))
				.toList();
			for (var one : cases) {
				one.get(2, TimeUnit.MINUTES);
			}
			working.set(false);
			for (var one : readers) {
				one.get(2, TimeUnit.MINUTES);
			}
			threads.shutdown();
			facts.projection.bringUpToDate();
			assertThat(facts.count("history_fact")).isZero();
			assertThat(facts.count("ACT_HI_PROCINST where END_TIME_ is not null and STATE_ = 'COMPLETED'"))
				.isEqualTo(60);
			assertThat(facts.count("ACT_HI_ACTINST where END_TIME_ is null")).isZero();
			assertThat(facts.count("ACT_HI_ACTINST")).isEqualTo(60 * 6);
			assertThat(facts.count("ACT_HI_TASKINST where DELETE_REASON_ = 'completed'")).isEqualTo(60 * 2);
			assertThat(facts.count("ACT_HI_DETAIL")).isEqualTo(60 * 13);
		}
	}

	private static void read(EngineWithHistory facts, AtomicBoolean working) {
		while (working.get()) {
			facts.engine.getHistoryService().createHistoricActivityInstanceQuery().count();
		}
	}

	private static void finish(ProcessEngine engine) {
		var started = engine.getRuntimeService().startProcessInstanceByKey("reference", variables()).getId();
		complete(engine, started, Map.of("decision", "ACCEPT"));
		engine.getManagementService()
			.createJobQuery()
			.processInstanceId(started)
			.messages()
			.list()
			.forEach((job) -> engine.getManagementService().executeJob(job.getId()));
		complete(engine, started, Map.of());
	}

	private static void complete(ProcessEngine engine, String instance, Map<String, Object> answers) {
		engine.getTaskService()
			.complete(engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getId(),
					answers);
	}

	/** Does everything of which the engine keeps history, an hour a step. */
	private static void work(EngineWithHistory with, boolean reads) {
		var steps = List.<Runnable>of(() -> deploy(with.engine), () -> with.as("clerk", HistoryFactsTest::start),
				() -> with.as("clerk", HistoryFactsTest::claim), () -> with.as("clerk", HistoryFactsTest::write),
				() -> with.as("lead", HistoryFactsTest::handOver), () -> with.as("officer", HistoryFactsTest::accept),
				() -> with.as("lead", HistoryFactsTest::fail), () -> with.as("lead", HistoryFactsTest::succeed),
				() -> with.as("clerk", HistoryFactsTest::cancel), () -> with.as("clerk", HistoryFactsTest::decide),
				() -> with.as("lead", HistoryFactsTest::alone));
		for (var step = 0; step < steps.size(); step++) {
			ClockUtil.setCurrentTime(Date.from(MORNING.plusSeconds(3600L * step)));
			steps.get(step).run();
			if (reads) {
				with.engine.getHistoryService().createHistoricTaskInstanceQuery().list();
			}
		}
	}

	private static void start(ProcessEngine engine) {
		engine.getRuntimeService().startProcessInstanceByKey("reference", "1448-0000001-6", variables());
		engine.getRuntimeService().startProcessInstanceByKey("reference", "1448-0000002-4", variables());
		engine.getRuntimeService()
			.createProcessInstanceByKey("calling")
			.businessKey("1448-0000003-2")
			.setVariables(variables())
			.execute();
	}

	private static String task(ProcessEngine engine, String reference) {
		return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(reference).singleResult().getId();
	}

	private static void claim(ProcessEngine engine) {
		engine.getTaskService().claim(task(engine, "1448-0000001-6"), "clerk");
	}

	private static void write(ProcessEngine engine) {
		var task = task(engine, "1448-0000001-6");
		engine.getTaskService().setVariable(task, "large", "a".repeat(3000));
		engine.getTaskService()
			.setVariable(task, "list", Variables.objectValue(new ArrayList<>(List.of("one"))).create());
		engine.getTaskService().setVariableLocal(task, "local", 7L);
		engine.getTaskService().setVariable(task, "fact0", "changed");
		engine.getTaskService().removeVariable(task, "fact1");
	}

	private static void handOver(ProcessEngine engine) {
		var task = task(engine, "1448-0000001-6");
		engine.getTaskService().setAssignee(task, "officer");
		engine.getTaskService().setPriority(task, 80);
		engine.getTaskService().setDueDate(task, Date.from(MORNING.plusSeconds(86_400)));
		engine.getTaskService().addCandidateGroup(task, "officers");
		engine.getTaskService().deleteCandidateGroup(task, "officers");
		engine.getTaskService().createComment(task, null, "said");
	}

	private static void accept(ProcessEngine engine) {
		engine.getTaskService().complete(task(engine, "1448-0000001-6"), Map.of("decision", "ACCEPT"));
	}

	private static void fail(ProcessEngine engine) {
		var job = engine.getManagementService().createJobQuery().messages().singleResult().getId();
		engine.getRuntimeService()
			.setVariable(engine.getRuntimeService()
				.createProcessInstanceQuery()
				.processInstanceBusinessKey("1448-0000001-6")
				.singleResult()
				.getId(), "fails", true);
		try {
			engine.getManagementService().executeJob(job);
		}
		catch (RuntimeException expected) {
			engine.getManagementService().setJobRetries(job, 0);
		}
	}

	private static void succeed(ProcessEngine engine) {
		engine.getRuntimeService()
			.setVariable(engine.getRuntimeService()
				.createProcessInstanceQuery()
				.processInstanceBusinessKey("1448-0000001-6")
				.singleResult()
				.getId(), "fails", false);
		var job = engine.getManagementService().createJobQuery().messages().singleResult().getId();
		engine.getManagementService().executeJob(job);
		engine.getTaskService().complete(task(engine, "1448-0000001-6"));
	}

	private static void cancel(ProcessEngine engine) {
		var timer = engine.getManagementService()
			.createJobQuery()
			.timers()
			.processInstanceId(engine.getRuntimeService()
				.createProcessInstanceQuery()
				.processInstanceBusinessKey("1448-0000002-4")
				.singleResult()
				.getId())
			.singleResult();
		engine.getManagementService().executeJob(timer.getId());
		engine.getRuntimeService()
			.deleteProcessInstance(engine.getRuntimeService()
				.createProcessInstanceQuery()
				.processInstanceBusinessKey("1448-0000003-2")
				.processDefinitionKey("calling")
				.singleResult()
				.getId(), "withdrawn");
	}

	private static void decide(ProcessEngine engine) {
		engine.getDecisionService().evaluateDecisionTableByKey("department-transfer-limit", Map.of("transferCount", 2));
	}

	private static void alone(ProcessEngine engine) {
		var task = engine.getTaskService().newTask();
		task.setName("without a process");
		engine.getTaskService().saveTask(task);
		engine.getTaskService().deleteTask(task.getId());
	}

	private static Map<String, Object> variables() {
		var variables = Variables.createVariables().putValue("wanted", true).putValue("transferCount", 3);
		IntStream.range(0, 10).forEach((number) -> variables.putValue("fact" + number, "value " + number));
		return variables;
	}

	private static void deploy(ProcessEngine engine) {
		engine.getRepositoryService()
			.createDeployment()
			.addModelInstance("reference.bpmn", reference())
			.addModelInstance("calling.bpmn", calling())
			.addInputStream("limit.dmn",
					HistoryFactsTest.class.getResourceAsStream("/processes/department/department-transfer-limit.dmn"))
			.deploy();
	}

	private static BpmnModelInstance reference() {
		return Bpmn.createExecutableProcess("reference")
			.startEvent("begin")
			.exclusiveGateway("wanted")
			.userTask("review")
			.name("Review")
			.camundaCandidateGroups("clerks")
			.boundaryEvent("late")
			.timerWithDuration("P3D")
			.endEvent("lapsed")
			.moveToActivity("review")
			.serviceTask("work")
			.camundaAsyncBefore()
			.camundaClass(Work.class.getName())
			.userTask("sign")
			.endEvent("done")
			.done();
	}

	private static BpmnModelInstance calling() {
		return Bpmn.createExecutableProcess("calling")
			.startEvent("begin")
			.businessRuleTask("limit")
			.camundaDecisionRef("department-transfer-limit")
			.camundaResultVariable("decider")
			.camundaMapDecisionResult("singleEntry")
			.callActivity("call")
			.calledElement("reference")
			.camundaIn("wanted", "wanted")
			.camundaInBusinessKey("#{execution.processBusinessKey}")
			.endEvent("done")
			.done();
	}

	/** A step that fails as long as it is told to, and then changes its mind often. */
	public static final class Work implements JavaDelegate {

		@Override
		public void execute(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
			if (Boolean.TRUE.equals(execution.getVariable("fails"))) {
				throw new IllegalStateException("not yet");
			}
			if (Boolean.FALSE.equals(execution.getVariable("fails"))) {
				execution.setVariable("twice", "first");
				execution.setVariable("twice", "second");
				execution.setVariable("grows", "small");
				execution.setVariable("grows", new ArrayList<>(List.of("large")));
				execution.setVariable("shrinks", new ArrayList<>(List.of("large")));
				execution.setVariable("shrinks", "small");
				execution.setVariable("brief", 1);
				execution.removeVariable("brief");
			}
		}

	}

}
