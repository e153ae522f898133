import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import sa.wusul.WusulApplication;

/**
 * The program's engine with all its plug-ins, in the program itself without its web
 * server. What it does after a commit runs beside the load, on the same processors.
 */
public final class Wusul implements Reference.Engine {

	private ConfigurableApplicationContext program;

	private ProcessEngine engine;

	@Override
	public void open(DataSource database, Path model) throws Exception {
		this.program = new SpringApplicationBuilder(WusulApplication.class).web(WebApplicationType.NONE)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("dataSource", DataSource.class,
					() -> database))
			.run("--camunda.bpm.job-execution.enabled=false", "--wusul.demo-past=false",
					"--spring.flyway.placeholders.blob=bytea", "--logging.level.root=warn");
		this.engine = this.program.getBean(ProcessEngine.class);
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
		this.program.close();
	}

}
