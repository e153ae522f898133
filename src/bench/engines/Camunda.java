import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

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
		this.engine = configuration(database).buildProcessEngine();
		deploy(model);
	}

	protected StandaloneProcessEngineConfiguration configuration(DataSource database) {
		var configuration = new StandaloneProcessEngineConfiguration();
		configuration.setDataSource(database);
		configuration.setDatabaseSchemaUpdate("true");
		configuration.setHistory("full");
		configuration.setJobExecutorActivate(false);
		return configuration;
	}

	protected void deploy(Path model) throws Exception {
		// A second start finds the first one's.
		if (this.engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("reference").count() == 0) {
			this.engine.getRepositoryService()
				.createDeployment()
				.addInputStream("reference.bpmn", Files.newInputStream(model))
				.deploy();
		}
	}

	@Override
	public void begin(Map<String, Object> facts) {
		this.engine.getRuntimeService().startProcessInstanceByKey("reference", facts);
	}

	@Override
	public void run(Map<String, Object> facts, Consumer<String> acknowledged) throws Exception {
		var instance = this.engine.getRuntimeService().startProcessInstanceByKey("reference", facts).getId();
		acknowledged.accept("started " + instance);
		complete(instance);
		acknowledged.accept("review " + instance);
		var jobs = this.engine.getManagementService();
		jobs.executeJob(jobs.createJobQuery().processInstanceId(instance).messages().singleResult().getId());
		complete(instance);
		acknowledged.accept("sign " + instance);
		acknowledged.accept("ended " + instance);
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
