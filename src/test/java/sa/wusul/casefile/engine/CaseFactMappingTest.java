package sa.wusul.casefile.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.io.IOException;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractActivityBuilder;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.CallActivityBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.platform.engine.pipeline.EngineSessions;
import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A called process")
@Tag("fast")
class CaseFactMappingTest {

	private static final String REFERENCE = "1448-0001234-7";

	private static final Map<String, Object> FACTS = Map.of("channel", "PORTAL", "centre", "riyadh", "section", "women",
			"requestType", "PASSPORT", "priority", "NORMAL", "department", "passports");

	private static final String DECISION = """
			<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="desks" name="desks" namespace="test">
			  <decision id="desk" name="desk">
			    <decisionTable id="table" hitPolicy="FIRST">
			      <input id="by"><inputExpression id="section" typeRef="string"><text>section</text></inputExpression></input>
			      <output id="desk_is" name="desk" typeRef="string" />
			      <rule id="one"><inputEntry id="women"><text>"women"</text></inputEntry>
			        <outputEntry id="first"><text>"first"</text></outputEntry></rule>
			      <rule id="other"><inputEntry id="any"><text></text></inputEntry>
			        <outputEntry id="second"><text>"second"</text></outputEntry></rule>
			    </decisionTable>
			  </decision>
			</definitions>""";

	private static ProcessEngine engine;

	/** A node of the same database whose called processes get copies. */
	private static ProcessEngine copying;

	@BeforeAll
	static void start() {
		copying = build("copying", CaseFactMapping.COPIED);
		engine = build("reading", CaseFactMapping.READ);
		deploy(waiting("services-waiting"));
		deploy(waiting("notification-waiting"));
		engine.getRepositoryService().createDeployment().addString("desk.dmn", DECISION).deploy();
	}

	private static ProcessEngine build(String name, CaseFactMapping mapping) {
		var configuration = new QuickEngineConfiguration();
		configuration.setProcessEngineName("case-fact-mapping-" + name);
		configuration.setJdbcUrl("jdbc:h2:mem:case-fact-mapping;DB_CLOSE_DELAY=-1");
		configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
		configuration.setIdGenerator(new StrongUuidGenerator());
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_FULL);
		EngineSessions.add(configuration, VariableInstanceManager.class, CalledVariables::new);
		configuration.setCustomPreBPMNParseListeners(List.of(new AbstractBpmnParseListener() {

			@Override
			public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
				mapping.addTo(activity);
			}

		}));
		return configuration.buildProcessEngine();
	}

	@AfterAll
	static void close() {
		engine.close();
		copying.close();
	}

	@AfterEach
	void end() {
		engine.getRuntimeService()
			.createProcessInstanceQuery()
			.rootProcessInstances()
			.list()
			.forEach((left) -> engine.getRuntimeService().deleteProcessInstance(left.getId(), "next test"));
	}

	@Test
	@DisplayName("receives the reference and the facts of the case without a list in the model")
	void byItself() {
		assertThat(handed(calling("services-waiting"), with(Map.of("answer", "نعم")))).isEqualTo(FACTS);
	}

	@Test
	@DisplayName("receives a missing fact of the case as empty, so that conditions can read it")
	void missing() {
		var facts = new HashMap<>(FACTS);
		facts.remove("department");
		var handed = handed(calling("services-waiting"), facts);
		assertThat(handed).hasSize(FACTS.size()).containsEntry("department", null).containsEntry("centre", "riyadh");
	}

	@Test
	@DisplayName("receives the facts that the model lists instead, if an earlier version does")
	void listed() {
		var earlier = calling("services-waiting").camundaInBusinessKey("#{execution.processBusinessKey}")
			.camundaIn("channel", "channel")
			.camundaIn("office", "department")
			.camundaIn("urgency", "priority");
		var expected = new HashMap<>(FACTS);
		expected.put("department", "traffic");
		expected.put("priority", "URGENT");
		assertThat(handed(earlier, with(Map.of("office", "traffic", "urgency", "URGENT")))).isEqualTo(expected);
	}

	@Test
	@DisplayName("receives them each time in parallel calls")
	void severalTimes() {
		var model = calling("services-waiting").multiInstance().parallel().cardinality("2").multiInstanceDone();
		run(model, FACTS);
		var called = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processDefinitionKey("services-waiting")
			.processInstanceBusinessKey(REFERENCE)
			.list();
		assertThat(called).hasSize(2)
			.allSatisfy((one) -> assertThat(engine.getRuntimeService().getVariables(one.getId()))
				.containsAllEntriesOf(FACTS));
	}

	@Test
	@DisplayName("has no rows of its own for the facts, neither running nor in history")
	void withoutRows() {
		var called = called(run(calling("services-waiting"), FACTS));
		assertThat(rows(called)).isEmpty();
		assertThat(history(called)).isEmpty();
		assertThat(rows(called(run(copying, calling("services-waiting"), FACTS)))).isEqualTo(FACTS);
	}

	@Test
	@DisplayName("decides by facts that it was not given: by table, condition, group, deadline and listener")
	void decides() {
		deploy(Bpmn.createExecutableProcess("services-deciding")
			.startEvent()
			.businessRuleTask()
			.camundaDecisionRef("desk")
			.camundaMapDecisionResult("singleEntry")
			.camundaResultVariable("desk")
			.exclusiveGateway()
			.condition("urgent", "${priority == 'NORMAL'}")
			.userTask("step")
			.camundaCandidateGroups("clerks-${centre}-${desk}")
			.camundaDueDate("${requestType == 'PASSPORT' ? '2030-01-01T00:00:00' : '2040-01-01T00:00:00'}")
			.camundaTaskListenerExpression("create", "${task.setName(channel)}")
			.endEvent()
			.moveToLastGateway()
			.endEvent()
			.done());
		run(calling("services-deciding"), FACTS);
		var step = engine.getTaskService().createTaskQuery().taskCandidateGroup("clerks-riyadh-first").singleResult();
		assertThat(step.getName()).isEqualTo("PORTAL");
		assertThat(step.getDueDate()).isEqualTo("2030-01-01T00:00:00");
		assertThat(engine.getTaskService().getVariables(step.getId())).containsAllEntriesOf(FACTS);
		assertThat(engine.getTaskService().getVariables(step.getId(), List.of("centre", "desk")))
			.isEqualTo(Map.of("centre", "riyadh", "desk", "first"));
	}

	@Test
	@DisplayName("reads a fact for the timer of an event sub-process, which is due before its first step")
	void timer() {
		var model = Bpmn.createExecutableProcess("services-timed");
		model.startEvent().receiveTask("wait").message("services-timed").endEvent();
		model.eventSubProcess().startEvent().timerWithDuration("${priority == 'NORMAL' ? 'P2D' : 'PT1H'}").endEvent();
		deploy(model.done());
		var called = called(run(calling("services-timed"), FACTS));
		assertThat(engine.getManagementService().createJobQuery().processInstanceId(called).singleResult().getDuedate())
			.isAfter(Instant.now().plus(Duration.ofDays(1)));
	}

	@Test
	@DisplayName("has what a mapping in Java hands on, and reads the rest")
	void mappedInJava() {
		var calling = run(calling("services-waiting").camundaVariableMappingClass(ToTraffic.class), FACTS);
		assertThat(rows(called(calling))).isEqualTo(Map.of("department", "traffic"));
		assertThat(engine.getRuntimeService().getVariable(called(calling), "centre")).isEqualTo("riyadh");
	}

	@Test
	@DisplayName("reads the facts of a process that called its caller")
	void deep() {
		deploy(Bpmn.createExecutableProcess("services-between")
			.startEvent()
			.callActivity()
			.calledElement("services-waiting")
			.endEvent()
			.done());
		var between = called(run(calling("services-between"), FACTS));
		engine.getRuntimeService().setVariable(between, "department", "traffic");
		var expected = new HashMap<>(FACTS);
		expected.put("department", "traffic");
		assertThat(engine.getRuntimeService().getVariables(called(between))).isEqualTo(expected);
		assertThat(rows(called(between))).isEmpty();
	}

	@Test
	@DisplayName("reads a fact as its caller has changed it meanwhile")
	void changedByCaller() {
		var calling = run(calling("services-waiting"), FACTS);
		engine.getRuntimeService().setVariable(calling, "department", "traffic");
		assertThat(engine.getRuntimeService().getVariable(called(calling), "department")).isEqualTo("traffic");
	}

	@Test
	@DisplayName("keeps a fact that it changes, tells history, and gives it back where the model says so")
	void changedByCalled() {
		var calling = run(calling("services-waiting").camundaOut("department", "department"), FACTS);
		var called = called(calling);
		engine.getRuntimeService().setVariable(called, "department", "traffic");
		assertThat(rows(called)).isEqualTo(Map.of("department", "traffic"));
		assertThat(engine.getRuntimeService().getVariable(calling, "department")).isEqualTo("passports");
		engine.getRuntimeService().setVariable(calling, "department", "labour");
		assertThat(engine.getRuntimeService().getVariable(called, "department")).isEqualTo("traffic");
		engine.getRuntimeService().setVariable(called, "department", "civil");
		assertThat(history(called)).isEqualTo(Map.of("department", "civil"));
		assertThat(engine.getHistoryService().createHistoricDetailQuery().processInstanceId(called).list())
			.extracting((detail) -> ((HistoricVariableUpdate) detail).getValue())
			.containsExactlyInAnyOrder("traffic", "civil");
		engine.getRuntimeService().messageEventReceived("services-waiting", receiving(called));
		assertThat(history(calling)).containsEntry("department", "civil");
	}

	@Test
	@DisplayName("changes a fact in its first step, and twice in a transaction")
	void changedAtOnce() {
		deploy(Bpmn.createExecutableProcess("services-changing")
			.startEvent()
			.serviceTask()
			.camundaExpression("${execution.setVariable('department', 'traffic')}")
			.serviceTask()
			.camundaExpression("${execution.setVariable('department', department.concat('-women'))}")
			.receiveTask()
			.message("services-changing")
			.endEvent()
			.done());
		var calling = run(calling("services-changing"), FACTS);
		assertThat(rows(called(calling))).isEqualTo(Map.of("department", "traffic-women"));
		assertThat(engine.getRuntimeService().getVariable(calling, "department")).isEqualTo("passports");
	}

	@Test
	@DisplayName("can still read the facts as it is cancelled with its caller")
	void cancelled() {
		deploy(Bpmn.createExecutableProcess("services-cancelled")
			.startEvent()
			.receiveTask()
			.message("services-cancelled")
			.camundaExecutionListenerExpression("end",
					"${execution.setVariable('left', centre.concat(execution.getVariable('section')))}")
			.endEvent()
			.done());
		var calling = run(calling("services-cancelled"), FACTS);
		var called = called(calling);
		engine.getRuntimeService().deleteProcessInstance(calling, "test");
		assertThat(history(called)).isEqualTo(Map.of("left", "riyadhwomen"));
	}

	@Test
	@DisplayName("keeps the copies with which it began at an earlier version of the program")
	void begunBefore() {
		var calling = run(copying, calling("services-waiting"), FACTS);
		engine.getRuntimeService().setVariable(calling, "department", "traffic");
		assertThat(engine.getRuntimeService().getVariables(called(calling))).isEqualTo(FACTS);
		engine.getRuntimeService().messageEventReceived("services-waiting", receiving(called(calling)));
		assertThat(called(calling)).isNull();
	}

	@Test
	@DisplayName("reads on where copies are made again")
	void begunWithout() {
		var calling = run(calling("services-waiting"), FACTS);
		assertThat(copying.getRuntimeService().getVariables(called(calling))).isEqualTo(FACTS);
	}

	@Test
	@DisplayName("reads on after it and its caller have changed their versions, and tells history the facts")
	void migrated() {
		var earlier = deploy(waiting("services-migrated"));
		var calling = run(repeated(), FACTS);
		var called = called(calling);
		var later = deploy(waiting("services-migrated"));
		migrate(earlier, later, called);
		assertThat(rows(called)).isEmpty();
		assertThat(engine.getRuntimeService().getVariables(called)).isEqualTo(FACTS);
		assertThat(history(called)).isEqualTo(FACTS);
		var caller = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(calling)
			.singleResult()
			.getProcessDefinitionId();
		migrate(caller, deploy(repeated().endEvent().done()), calling);
		engine.getRuntimeService().setVariable(calling, "centre", "jeddah");
		assertThat(engine.getRuntimeService().getVariable(called, "centre")).isEqualTo("jeddah");
		engine.getRuntimeService().setVariable(called, "section", "men");
		assertThat(history(called)).containsEntry("section", "men").hasSize(FACTS.size());
	}

	private static void migrate(String from, String to, String instance) {
		var runtime = engine.getRuntimeService();
		runtime.newMigration(runtime.createMigrationPlan(from, to).mapEqualActivities().build())
			.processInstanceIds(instance)
			.execute();
	}

	@Test
	@DisplayName("receives by itself the facts that a model need not list by the model rules")
	void rules() throws IOException {
		assertThat(Set.copyOf(CaseFile.FACTS)).isEqualTo(ruled("caseFacts"));
	}

	@Test
	@DisplayName("receives by itself the facts that a case on file has for its processes")
	void facts() {
		assertThat(CaseFilesForTests.renewals().get("X").facts().keySet()).isEqualTo(Set.copyOf(CaseFile.FACTS));
	}

	private static Set<String> ruled(String list) throws IOException {
		var words = new HashSet<String>();
		new ObjectMapper().readTree(Path.of("src/main/resources/release/model-rules.json").toFile())
			.get(list)
			.forEach((word) -> words.add(word.asText()));
		return words;
	}

	private static BpmnModelInstance waiting(String process) {
		return Bpmn.createExecutableProcess(process)
			.startEvent()
			.receiveTask("wait")
			.message(process)
			.endEvent()
			.done();
	}

	/** Deploys a process and returns the id of its version. */
	private static String deploy(BpmnModelInstance model) {
		return engine.getRepositoryService()
			.createDeployment()
			.addModelInstance("model.bpmn", model)
			.deployWithResult()
			.getDeployedProcessDefinitions()
			.get(0)
			.getId();
	}

	private static CallActivityBuilder calling(String process) {
		return Bpmn.createExecutableProcess("calling").startEvent().callActivity("call").calledElement(process);
	}

	private static AbstractFlowNodeBuilder<?, ?> repeated() {
		AbstractActivityBuilder<?, ?> repeated = calling("services-migrated").multiInstance()
			.cardinality("1")
			.multiInstanceDone();
		return repeated;
	}

	private static Map<String, Object> with(Map<String, Object> more) {
		var facts = new HashMap<>(FACTS);
		facts.putAll(more);
		return facts;
	}

	private static Map<String, Object> handed(AbstractFlowNodeBuilder<?, ?> model, Map<String, Object> facts) {
		var calling = run(model, facts);
		var called = engine.getRuntimeService()
			.createProcessInstanceQuery()
			.superProcessInstanceId(calling)
			.singleResult();
		assertThat(called.getBusinessKey()).isEqualTo(REFERENCE);
		return engine.getRuntimeService().getVariables(called.getId());
	}

	private static String run(AbstractFlowNodeBuilder<?, ?> model, Map<String, Object> facts) {
		return run(engine, model, facts);
	}

	private static String run(ProcessEngine node, AbstractFlowNodeBuilder<?, ?> model, Map<String, Object> facts) {
		var version = deploy(model.endEvent().done());
		return node.getRuntimeService().startProcessInstanceById(version, REFERENCE, facts).getId();
	}

	/** Returns the process that this one called, or null if it has ended. */
	private static String called(String calling) {
		return Optional.ofNullable(
				engine.getRuntimeService().createProcessInstanceQuery().superProcessInstanceId(calling).singleResult())
			.map(ProcessInstance::getId)
			.orElse(null);
	}

	private static String receiving(String called) {
		return engine.getRuntimeService()
			.createExecutionQuery()
			.processInstanceId(called)
			.activityId("wait")
			.singleResult()
			.getId();
	}

	private static Map<String, Object> rows(String instance) {
		var rows = new HashMap<String, Object>();
		engine.getRuntimeService()
			.createVariableInstanceQuery()
			.processInstanceIdIn(instance)
			.list()
			.forEach((row) -> rows.put(row.getName(), row.getValue()));
		return rows;
	}

	private static Map<String, Object> history(String instance) {
		var rows = new HashMap<String, Object>();
		engine.getHistoryService()
			.createHistoricVariableInstanceQuery()
			.processInstanceId(instance)
			.list()
			.forEach((row) -> assertThat(rows.put(row.getName(), row.getValue())).isNull());
		return rows;
	}

	/** A mapping that hands on another department. */
	public static final class ToTraffic implements DelegateVariableMapping {

		@Override
		public void mapInputVariables(DelegateExecution caller, VariableMap variables) {
			variables.putValue("department", "traffic");
		}

		@Override
		public void mapOutputVariables(DelegateExecution caller, VariableScope called) {
			// It takes nothing back.
		}

	}

}
