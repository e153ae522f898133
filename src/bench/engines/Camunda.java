import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * Stock Camunda 7 with its full history, and by other names of its packages its forks and
 * Flowable, whose interface is the same here ({@code bench.sh}).
 */
public class Camunda implements Reference.Engine {

	protected ProcessEngine engine;

	@Override
	public void open(DataSource database, Path model) throws Exception {
		var configuration = new StandaloneProcessEngineConfiguration();
		configuration.setDataSource(database);
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setHistory("full");
		configuration.setJobExecutorActivate(false);
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
		tasks.complete(task);
	}

	@Override
	public void close() {
		this.engine.close();
	}

}
