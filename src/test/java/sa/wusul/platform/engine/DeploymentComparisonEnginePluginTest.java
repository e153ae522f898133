package sa.wusul.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A deployment at each start of the program")
@Tag("fast")
class DeploymentComparisonEnginePluginTest {

	private static final int FILES = 800;

	private final ProcessEngine engine = engine();

	private final Map<String, String> files = new TreeMap<>();

	DeploymentComparisonEnginePluginTest() {
		for (int file = 0; file < FILES; file++) {
			this.files.put("file-" + file + ".txt", "text");
		}
	}

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	@DisplayName("takes no longer when nothing has changed than the first time, also with many files")
	void linear() {
		var begin = System.nanoTime();
		var first = deploy();
		var between = System.nanoTime();
		var again = deploy();
		var end = System.nanoTime();
		assertThat(again.getId()).isEqualTo(first.getId());
		assertThat(end - between).isLessThan(between - begin);
	}

	@Test
	@DisplayName("brings what has changed since the newest file of the same name, and nothing else")
	void changes() {
		deploy();
		this.files.put("file-7.txt", "another text");
		this.files.put("new.txt", "text");
		assertThat(names(deploy())).containsExactly("file-7.txt", "new.txt");
		this.files.put("file-7.txt", "text");
		assertThat(names(deploy())).containsExactly("file-7.txt");
		assertThat(names(deploy())).as("no new deployment").hasSize(1);
	}

	private Deployment deploy() {
		var deployment = this.engine.getRepositoryService()
			.createDeployment()
			.name("start")
			.enableDuplicateFiltering(true);
		this.files.forEach(deployment::addString);
		return deployment.deploy();
	}

	private List<String> names(Deployment deployment) {
		return this.engine.getRepositoryService()
			.getDeploymentResources(deployment.getId())
			.stream()
			.map(Resource::getName)
			.sorted()
			.toList();
	}

	private static ProcessEngine engine() {
		var configuration = new QuickEngineConfiguration();
		configuration.setProcessEngineName("comparison");
		configuration.setJdbcUrl("jdbc:h2:mem:comparison");
		configuration.setProcessEnginePlugins(List.of(new DeploymentComparisonEnginePlugin()));
		return configuration.buildProcessEngine();
	}

}
