import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.sql.DataSource;

import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Stock Flowable, with full history. */
public final class Flowable implements Reference.Engine {

	private ProcessEngine engine;

	@Override
	public void open(DataSource database, Path model) throws Exception {
		var configuration = new StandaloneProcessEngineConfiguration();
		configuration.setDataSource(database);
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setHistory("full");
		configuration.setAsyncExecutorActivate(false);
		this.engine = configuration.buildProcessEngine();
		this.engine.getRepositoryService()
			.createDeployment()
			.addInputStream("reference.bpmn", Files.newInputStream(model))
			.deploy();
	}

	@Override
	public void run(Map<String, Object> facts) {
		var instance = this.engine.getRuntimeService().startProcessInstanceByKey("reference", facts).getId();
		complete(instance);
		var jobs = this.engine.getManagementService();
		jobs.executeJob(jobs.createJobQuery().processInstanceId(instance).messages().singleResult().getId());
		complete(instance);
	}

	private void complete(String instance) {
		var tasks = this.engine.getTaskService();
		var task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
		tasks.claim(task, "clerk");
		tasks.complete(task, Map.of("decision", "ACCEPT"));
	}

	@Override
	public void close() {
		this.engine.close();
	}

}
