package sa.wusul.platform.engine;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@DisplayName("A process")
@Tag("fast")
class StepBudgetEnginePluginTest {

	private final ProcessEngine engine = engine();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	@Timeout(60)
	@DisplayName("that goes round in a circle is stopped, with its name and the place")
	void circle() {
		deploy(Bpmn.createExecutableProcess("round")
			.camundaHistoryTimeToLive(1)
			.startEvent()
			.exclusiveGateway("Gateway_Again")
			.manualTask("Task_Round")
			.connectTo("Gateway_Again")
			.done());
		assertThatIllegalStateException()
			.isThrownBy(() -> this.engine.getRuntimeService().startProcessInstanceByKey("round"))
			.withMessageContaining("round:1")
			.withMessageContaining("circle");
		assertThat(this.engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
	}

	@Test
	@DisplayName("that waits in each round goes on for as long as it is asked to")
	void waiting() {
		deploy(Bpmn.createExecutableProcess("waiting")
			.camundaHistoryTimeToLive(1)
			.startEvent()
			.userTask("Task_Ask")
			.connectTo("Task_Ask")
			.done());
		this.engine.getRuntimeService().startProcessInstanceByKey("waiting");
		for (var round : List.of(1, 2, 3)) {
			var task = this.engine.getTaskService().createTaskQuery().singleResult();
			assertThat(task).as("round %s", round).isNotNull();
			this.engine.getTaskService().complete(task.getId());
		}
	}

	@ParameterizedTest
	@Timeout(60)
	@ValueSource(booleans = { true, false })
	@DisplayName("that would repeat a step a milliard times does not begin with it")
	void repetitions(boolean sequential) {
		var step = Bpmn.createExecutableProcess("often")
			.camundaHistoryTimeToLive(1)
			.startEvent()
			.userTask("Task_Often")
			.multiInstance()
			.cardinality("${times}");
		deploy((sequential ? step.sequential() : step.parallel()).multiInstanceDone().endEvent().done());
		var runtime = this.engine.getRuntimeService();
		for (var times : List.of(1_000_000_000, "1000000000", 5_000_000_000L)) {
			assertThatIllegalStateException()
				.isThrownBy(() -> runtime.startProcessInstanceByKey("often", Map.of("times", times)))
				.withMessageContaining("${times}");
		}
		assertThat(runtime.createProcessInstanceQuery().count()).isZero();
		runtime.startProcessInstanceByKey("often", Map.of("times", 3));
		assertThat(this.engine.getTaskService().createTaskQuery().count()).isEqualTo(sequential ? 1 : 3);
	}

	private void deploy(BpmnModelInstance model) {
		this.engine.getRepositoryService().createDeployment().addModelInstance("model.bpmn", model).deploy();
	}

	private static ProcessEngine engine() {
		var configuration = new QuickEngineConfiguration();
		configuration.setProcessEngineName("steps");
		configuration.setJdbcUrl("jdbc:h2:mem:steps");
		configuration.getProcessEnginePlugins().add(new StepBudgetEnginePlugin());
		return configuration.buildProcessEngine();
	}

}
