package sa.wusul.platform.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;

import sa.wusul.platform.engine.pipeline.EngineSessions;

/**
 * Engine plug-in of tests that remembers definitions of jobs as the program does. It does
 * not look for changes by others, of which there are none, so that no statement is
 * counted for that.
 */
public final class RememberedJobsEnginePlugin extends AbstractProcessEnginePlugin {

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var memory = new VersionMemory(new Unchanged());
		EngineSessions.add(engine, JobDefinitionManager.class, () -> {
			memory.look();
			return new VersionMemoryEnginePlugin.Jobs(memory);
		});
	}

	private static final class Unchanged extends DeployedVersionRepository {

		Unchanged() {
			super(null);
		}

		@Override
		String state() {
			return "";
		}

	}

}
