package sa.wusul.platform.engine;

import org.camunda.bpm.engine.ProcessEngine;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Maker of a reader of the latest processes that looks each of them up. */
public final class LatestProcessesForTests {

	private LatestProcessesForTests() {
	}

	public static LatestProcesses of(ProcessEngine engine) {
		return new LatestProcesses(engine, new VersionMemory(new DeployedVersionRepository(
				JdbcClient.create(engine.getProcessEngineConfiguration().getDataSource()))));
	}

}
