package sa.wusul.platform.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("Memories of deployed files")
@Tag("fast")
class DeploymentMemoryEnginePluginTest {

	private final AtomicInteger decisions = new AtomicInteger();

	private final AtomicInteger texts = new AtomicInteger();

	private final ProcessEngine engine = engine();

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	@DisplayName("are all forgotten after each deployment, and not if it is rolled back")
	void forgotten() {
		deploy("first.txt", "text");
		assertThat(this.decisions).hasValue(1);
		assertThat(this.texts).hasValue(1);

		assertThatExceptionOfType(ProcessEngineException.class).isThrownBy(() -> deploy("second.bpmn", "no model"));
		assertThat(this.texts).as("rolled back").hasValue(1);

		this.engine.getRepositoryService()
			.createDeployment()
			.addModelInstance("third.bpmn",
					Bpmn.createExecutableProcess("third").camundaHistoryTimeToLive(1).startEvent().endEvent().done())
			.deploy();
		assertThat(this.decisions).hasValue(2);
		assertThat(this.texts).hasValue(2);
	}

	private void deploy(String name, String file) {
		this.engine.getRepositoryService().createDeployment().addString(name, file).deploy();
	}

	private ProcessEngine engine() {
		var configuration = new QuickEngineConfiguration();
		configuration.setProcessEngineName("memories");
		configuration.setJdbcUrl("jdbc:h2:mem:memories");
		configuration.setProcessEnginePlugins(List.of(new DeploymentMemoryEnginePlugin(
				List.of(this.decisions::incrementAndGet, this.texts::incrementAndGet))));
		return configuration.buildProcessEngine();
	}

}
