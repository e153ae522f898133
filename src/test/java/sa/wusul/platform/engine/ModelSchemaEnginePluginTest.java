package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Models, read with schemas that are compiled once")
@Tag("fast")
class ModelSchemaEnginePluginTest {

	private static final String PROCESS = """
			<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
			<process id="p" isExecutable="true"><startEvent id="s"/>%s<sequenceFlow id="f" sourceRef="s" targetRef="g"/>
			<userTask id="g"/></process></definitions>""";

	private static final String TABLE = """
			<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
			<decision id="%s" name="d"><decisionTable id="t"%s><output id="o" name="o" typeRef="string"/></decisionTable>
			</decision></definitions>""";

	private static final ProcessEngine ENGINE = engine();

	private static ProcessEngine engine() {
		var configuration = new QuickEngineConfiguration();
		configuration.setProcessEngineName("schemas");
		configuration.setJdbcUrl("jdbc:h2:mem:schemas");
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.setProcessEnginePlugins(List.of(new ModelSchemaEnginePlugin()));
		return configuration.buildProcessEngine();
	}

	@AfterAll
	static void close() {
		ENGINE.close();
	}

	@Test
	@DisplayName("are refused where they break the schema, with the line of the fault")
	void refused() {
		assertThatThrownBy(() -> deploy("p.bpmn", PROCESS.formatted("<startEvnt id='x'/>")))
			.isInstanceOf(ProcessEngineException.class)
			.hasMessageContaining("cvc-complex-type.2.4.a")
			.hasMessageContaining("startEvnt")
			.hasMessageContaining("line 2");
		assertThatThrownBy(() -> deploy("p.bpmn", PROCESS.formatted("<userTask id='two words'/>")))
			.isInstanceOf(ProcessEngineException.class)
			.hasMessageContaining("two words");
		assertThatThrownBy(() -> deploy("d.dmn", TABLE.formatted("wrong", " hitPolicy='ALWAYS'")))
			.isInstanceOf(ProcessEngineException.class)
			.hasStackTraceContaining("ALWAYS");
	}

	@Test
	@DisplayName("keep the values that the schema gives to what is not written")
	void defaults() {
		deploy("p.bpmn", PROCESS.formatted(""));
		deploy("d.dmn", TABLE.formatted("right", ""));
		var table = ENGINE.getRepositoryService()
			.createDecisionDefinitionQuery()
			.decisionDefinitionKey("right")
			.list()
			.stream()
			.map(DecisionDefinition::getId)
			.map(ENGINE.getRepositoryService()::getDmnModelInstance)
			.map((model) -> (DecisionTable) model.getModelElementById("t"));
		assertThat(table).extracting((parsed) -> parsed.getDomElement().getAttribute("hitPolicy"))
			.containsExactly("UNIQUE");
	}

	@Test
	@DisplayName("are read with the compiled schema when they are deployed, and not once more by the engine's own reader")
	void deployed() {
		var settings = (ProcessEngineConfigurationImpl) ENGINE.getProcessEngineConfiguration();
		var deployer = settings.getDeployers()
			.stream()
			.filter(BpmnDeployer.class::isInstance)
			.map(BpmnDeployer.class::cast)
			.findFirst()
			.orElseThrow();
		var compiled = deployer.getBpmnParser();
		var read = new ArrayList<String>();
		deployer.setBpmnParser(new BpmnParser(compiled.getExpressionManager(), settings.getBpmnParseFactory()) {
			@Override
			public BpmnParse createParse() {
				read.add("a model");
				return compiled.createParse();
			}
		});
		try {
			deploy("p.bpmn", PROCESS.formatted(""));
		}
		finally {
			deployer.setBpmnParser(compiled);
		}
		assertThat(read).hasSize(1);
	}

	private static void deploy(String name, String model) {
		ENGINE.getRepositoryService().createDeployment().addString(name, model).deploy();
	}

}
