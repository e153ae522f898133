package sa.wusul.supervision.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The names of deployed models")
@Tag("fast")
class EngineModelNamesTest {

	private final ProcessEngine engine = engine();

	private final EngineModelNames names = new EngineModelNames(this.engine);

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	@DisplayName("are kept, and read again once a deployment here or a look for those of other nodes made them out of date")
	void kept() {
		deploy("first");
		assertThat(name()).isEqualTo("first");
		deploy("second");
		assertThat(name()).as("not told yet").isEqualTo("first");

		this.names.forget();
		assertThat(name()).isEqualTo("second");

		deploy("third");
		this.names.look();
		assertThat(name()).isEqualTo("third");
	}

	private String name() {
		return this.names.names().models().get("request").name();
	}

	private void deploy(String name) {
		this.engine.getRepositoryService()
			.createDeployment()
			.addModelInstance("request.bpmn",
					Bpmn.createExecutableProcess("request")
						.name(name)
						.camundaHistoryTimeToLive(1)
						.startEvent()
						.endEvent()
						.done())
			.deploy();
	}

	private static ProcessEngine engine() {
		var configuration = new QuickEngineConfiguration();
		configuration.setProcessEngineName("names");
		configuration.setJdbcUrl("jdbc:h2:mem:names");
		return configuration.buildProcessEngine();
	}

}
