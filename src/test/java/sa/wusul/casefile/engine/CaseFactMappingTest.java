package sa.wusul.casefile.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.CallActivityBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseFilesForTests;
import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A called process")
@Tag("fast")
class CaseFactMappingTest {

	private static final String REFERENCE = "1448-0001234-7";

	private static final Map<String, Object> FACTS = Map.of("channel", "PORTAL", "centre", "riyadh", "section", "women",
			"requestType", "PASSPORT", "priority", "NORMAL", "department", "passports");

	private static ProcessEngine engine;

	@BeforeAll
	static void start() {
		var configuration = new QuickEngineConfiguration();
		configuration.setProcessEngineName("case-fact-mapping");
		configuration.setJdbcUrl("jdbc:h2:mem:case-fact-mapping");
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setCustomPreBPMNParseListeners(List.of(new AbstractBpmnParseListener() {

			@Override
			public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
				CaseFactMapping.addTo(activity);
			}

		}));
		engine = configuration.buildProcessEngine();
		deploy("services-waiting");
		deploy("notification-waiting");
	}

	@AfterAll
	static void close() {
		engine.close();
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
		end();
	}

	@Test
	@DisplayName("receives by itself the facts that a model need not list by the model rules")
	void rules() throws IOException {
		assertThat(names(CaseFactMapping.FACTS)).isEqualTo(ruled("caseFacts"));
	}

	@Test
	@DisplayName("receives by itself the facts that a case on file has for its processes")
	void facts() {
		assertThat(CaseFilesForTests.renewals().get("X").facts().keySet()).isEqualTo(names(CaseFactMapping.FACTS));
	}

	private static Set<String> names(List<ProcessVariable<String>> facts) {
		return facts.stream().map(ProcessVariable::name).collect(Collectors.toSet());
	}

	private static Set<String> ruled(String list) throws IOException {
		var words = new HashSet<String>();
		new ObjectMapper().readTree(Path.of("src/main/resources/release/model-rules.json").toFile())
			.get(list)
			.forEach((word) -> words.add(word.asText()));
		return words;
	}

	private static void deploy(String process) {
		engine.getRepositoryService()
			.createDeployment()
			.addModelInstance(process + ".bpmn",
					Bpmn.createExecutableProcess(process).startEvent().receiveTask().message(process).endEvent().done())
			.deploy();
	}

	private static CallActivityBuilder calling(String process) {
		return Bpmn.createExecutableProcess("calling").startEvent().callActivity().calledElement(process);
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
		var handed = engine.getRuntimeService().getVariables(called.getId());
		end();
		return handed;
	}

	private static String run(AbstractFlowNodeBuilder<?, ?> model, Map<String, Object> facts) {
		engine.getRepositoryService()
			.createDeployment()
			.addModelInstance("calling.bpmn", model.endEvent().done())
			.deploy();
		return engine.getRuntimeService().startProcessInstanceByKey("calling", REFERENCE, facts).getId();
	}

	private static void end() {
		engine.getRuntimeService()
			.createProcessInstanceQuery()
			.rootProcessInstances()
			.list()
			.forEach((left) -> engine.getRuntimeService().deleteProcessInstance(left.getId(), "next test"));
	}

}
