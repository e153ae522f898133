import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import sa.wusul.WusulApplication;

/**
 * The program's engine with all its plug-ins, in the program itself. What it does after a commit runs beside the load, on the same processors.
 */
public final class Wusul extends Camunda {

	private ConfigurableApplicationContext program;

	@Override
	public void open(DataSource database, Path model) throws Exception {
		this.program = new SpringApplicationBuilder(WusulApplication.class)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("dataSource", DataSource.class,
					() -> database))
			.run("--server.port=0", "--server.address=127.0.0.1", "--camunda.bpm.job-execution.enabled=false", "--wusul.demo.cases=false",
					"--spring.flyway.placeholders.blob=bytea", "--logging.level.root=warn");
		this.engine = this.program.getBean(ProcessEngine.class);
		this.engine.getRepositoryService()
			.createDeployment()
			.addInputStream("reference.bpmn", Files.newInputStream(model))
			.deploy();
	}

	@Override
	public void close() {
		this.program.close();
	}

}
