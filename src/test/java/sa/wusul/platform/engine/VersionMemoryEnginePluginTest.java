package sa.wusul.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Test of the memory of newest versions on two nodes with one database. */
@DisplayName("The newest version")
@Tag("fast")
class VersionMemoryEnginePluginTest {

	private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

	private final Node node = new Node(this.url);

	private final Node other = new Node(this.url);

	@AfterEach
	void close() {
		this.node.engine.close();
		this.other.engine.close();
	}

	@Test
	@DisplayName("is looked up once")
	void once() {
		this.node.deploy("first");
		this.node.look();
		this.node.start();
		this.node.statements.clear();
		assertThat(this.node.start()).isEqualTo("first");
		assertThat(this.node.statements).noneMatch((statement) -> statement.contains("ACT_RE_"));
	}

	@Test
	@DisplayName("counts at once where it was deployed, also within the transaction, and not if that fails")
	void deployed() {
		this.node.deploy("first");
		this.node.look();
		this.node.start();
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.node.transaction.executeWithoutResult((transaction) -> {
				this.node.deploy("withdrawn");
				assertThat(this.node.start()).isEqualTo("withdrawn");
				throw new IllegalStateException("nothing of this stays");
			}));
		assertThat(this.node.start()).isEqualTo("first");
		this.node.deploy("second");
		assertThat(this.node.start()).isEqualTo("second");
	}

	@Test
	@DisplayName("counts on other nodes as soon as they look")
	void otherNode() {
		this.node.deploy("first");
		this.other.look();
		assertThat(this.other.start()).isEqualTo("first");
		this.node.deploy("second");
		this.other.look();
		assertThat(this.other.start()).isEqualTo("second");
	}

	@Test
	@DisplayName("is looked up each time by a node that did not look for changes")
	void withoutLook() {
		this.node.deploy("first");
		assertThat(this.other.start()).isEqualTo("first");
		this.node.deploy("second");
		assertThat(this.other.start()).isEqualTo("second");
	}

	@Test
	@DisplayName("is suspended, activated and deleted at once, and on other nodes as soon as they look")
	void suspended() {
		this.node.deploy("first");
		List.of(this.node, this.other).forEach(Node::look);
		this.node.start();
		this.other.start();
		this.node.engine.getRepositoryService().suspendProcessDefinitionByKey("request");
		this.other.look();
		for (var each : List.of(this.node, this.other)) {
			assertThatExceptionOfType(SuspendedEntityInteractionException.class).isThrownBy(each::start);
		}
		this.node.engine.getRepositoryService().activateProcessDefinitionByKey("request");
		this.other.look();
		assertThat(this.node.start()).isEqualTo("first");
		assertThat(this.other.start()).isEqualTo("first");

		var second = this.node.deploy("second");
		assertThat(this.node.start()).isEqualTo("second");
		this.node.engine.getRepositoryService().deleteDeployment(second, true);
		this.other.look();
		assertThat(this.node.start()).isEqualTo("first");
		assertThat(this.other.start()).isEqualTo("first");
	}

	@Test
	@DisplayName("is offered to everybody without a statement, unless it is suspended, and on other nodes as soon as they look")
	void offered() {
		var first = this.node.deploy("first");
		List.of(this.node, this.other).forEach(Node::look);
		for (var each : List.of(this.node, this.other)) {
			assertThat(each.offered()).as("looked up").containsExactly(first, first).isEqualTo(each.offered());
			each.statements.clear();
			assertThat(each.offered()).containsExactly(first, first);
			assertThat(each.statements).isEmpty();
		}
		var second = this.node.deploy("second");
		this.other.look();
		assertThat(this.node.offered()).containsExactly(second, second);
		assertThat(this.other.offered()).containsExactly(second, second);
		this.node.engine.getRepositoryService().suspendProcessDefinitionByKey("request");
		this.other.look();
		assertThat(this.node.offered()).isEmpty();
		assertThat(this.other.offered()).isEmpty();
		this.node.engine.getRepositoryService().activateProcessDefinitionByKey("request");
		this.node.engine.getRepositoryService().deleteDeployment(second, true);
		this.other.look();
		assertThat(this.node.offered()).containsExactly(first, first);
		assertThat(this.other.offered()).containsExactly(first, first);
	}

	@Test
	@DisplayName("of a table is decided by")
	void decisions() {
		this.node.deployTable("first");
		List.of(this.node, this.other).forEach(Node::look);
		assertThat(this.node.decide()).isEqualTo("first");
		this.node.statements.clear();
		assertThat(this.node.decide()).isEqualTo("first");
		assertThat(this.node.statements).noneMatch((statement) -> statement.contains("ACT_RE_"));
		assertThat(this.other.decide()).isEqualTo("first");
		this.node.deployTable("second");
		this.other.look();
		assertThat(this.node.decide()).isEqualTo("second");
		assertThat(this.other.decide()).isEqualTo("second");
	}

	@Test
	@DisplayName("of a table that is not deployed is looked up once, until it is")
	void noTable() {
		List.of(this.node, this.other).forEach(Node::look);
		assertThat(this.node.hasTable()).isFalse();
		assertThat(this.other.hasTable()).isFalse();
		this.node.statements.clear();
		assertThat(this.node.hasTable()).isFalse();
		assertThat(this.node.statements).isEmpty();
		this.node.deployTable("first");
		assertThat(this.node.hasTable()).isTrue();
		this.other.look();
		assertThat(this.other.hasTable()).isTrue();
	}

	@Test
	@DisplayName("keeps its definitions of jobs, whose suspension and priority count at once, and on other nodes as soon as they look")
	void jobs() {
		this.node.deployLater();
		List.of(this.node, this.other).forEach(Node::look);
		var management = this.node.engine.getManagementService();
		var definition = management.createJobDefinitionQuery().singleResult().getId();
		for (var each : List.of(this.node, this.other)) {
			assertThat(each.later()).isEqualTo("0 active");
			each.statements.clear();
			assertThat(each.later()).isEqualTo("0 active");
			assertThat(each.statements).noneMatch((statement) -> statement.contains("from ACT_RU_JOBDEF"));
		}
		management.setOverridingJobPriorityForJobDefinition(definition, 7);
		this.other.look();
		assertThat(this.node.later()).isEqualTo("7 active");
		assertThat(this.other.later()).isEqualTo("7 active");
		management.setOverridingJobPriorityForJobDefinition(definition, 5);
		management.clearOverridingJobPriorityForJobDefinition(definition);
		management.suspendJobDefinitionById(definition);
		this.other.look();
		assertThat(this.node.later()).isEqualTo("0 suspended");
		assertThat(this.other.later()).isEqualTo("0 suspended");
		management.activateJobDefinitionByProcessDefinitionKey("later");
		this.other.look();
		assertThat(this.node.later()).isEqualTo("0 active");
		assertThat(this.other.later()).isEqualTo("0 active");
	}

	@Test
	@DisplayName("keeps nothing of a change of its definitions of jobs that failed")
	void failedChange() {
		this.node.deployLater();
		this.node.look();
		var management = this.node.engine.getManagementService();
		var definition = management.createJobDefinitionQuery().singleResult().getId();
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.node.engine().getCommandExecutorTxRequired().execute((command) -> {
				var read = command.getJobDefinitionManager().findById(definition);
				management.setOverridingJobPriorityForJobDefinition(definition, 7);
				assertThat(read.getOverridingJobPriority()).isEqualTo(7);
				throw new IllegalStateException("nothing of this stays");
			}));
		assertThat(this.node.later()).isEqualTo("0 active");
	}

	@Test
	@DisplayName("leaves the definitions of a batch's jobs to the batch, which ends with them")
	void batch() {
		this.node.deploy("first");
		this.node.look();
		var started = this.node.engine.getRuntimeService().startProcessInstanceByKey("request").getId();
		this.node.engine.getRuntimeService().deleteProcessInstancesAsync(List.of(started), "no longer needed");
		var management = this.node.engine.getManagementService();
		for (var job = management.createJobQuery().list(); !job.isEmpty(); job = management.createJobQuery().list()) {
			job.forEach((each) -> management.executeJob(each.getId()));
		}
		assertThat(management.createBatchQuery().count()).isZero();
		assertThat(management.createJobDefinitionQuery().count()).isZero();
		assertThat(this.node.engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
	}

	private static final class Node {

		final List<String> statements = new CopyOnWriteArrayList<>();

		final ProcessEngine engine;

		final TransactionTemplate transaction;

		private final VersionMemory memory;

		Node(String url) {
			var database = new DriverManagerDataSource(url);
			var counted = ProxyDataSourceBuilder.create(database)
				.beforeQuery((execution, queries) -> this.statements.add(queries.get(0).getQuery()))
				.build();
			var transactions = new DataSourceTransactionManager(counted);
			this.transaction = new TransactionTemplate(transactions);
			this.memory = new VersionMemory(new DeployedVersionRepository(JdbcClient.create(database)));
			var configuration = new SpringProcessEngineConfiguration();
			configuration.setProcessEngineName(UUID.randomUUID().toString());
			configuration.setDataSource(counted);
			configuration.setTransactionManager(transactions);
			configuration.setApplicationContext(new StaticApplicationContext());
			configuration.setDatabaseSchemaUpdate("true");
			configuration.setHistory("none");
			configuration.setJobExecutorActivate(false);
			configuration.setMetricsEnabled(false);
			configuration.setEnforceHistoryTimeToLive(false);
			configuration.setProcessEnginePlugins(List.of(new VersionMemoryEnginePlugin(this.memory)));
			this.engine = configuration.buildProcessEngine();
		}

		void look() {
			this.memory.look();
		}

		String deploy(String step) {
			return this.engine.getRepositoryService()
				.createDeployment()
				.addModelInstance("request.bpmn",
						Bpmn.createExecutableProcess("request").startEvent().userTask(step).endEvent().done())
				.deploy()
				.getId();
		}

		/** Returns the step at which a new case waits. */
		String start() {
			var started = this.engine.getRuntimeService().startProcessInstanceByKey("request");
			return this.engine.getRuntimeService().getActiveActivityIds(started.getId()).get(0);
		}

		ProcessEngineConfigurationImpl engine() {
			return (ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration();
		}

		void deployLater() {
			this.engine.getRepositoryService()
				.createDeployment()
				.addModelInstance("later.bpmn",
						Bpmn.createExecutableProcess("later").startEvent().camundaAsyncBefore().endEvent().done())
				.deploy();
		}

		/** Returns the priority of a new case's job, and whether it may run. */
		String later() {
			var started = this.engine.getRuntimeService().startProcessInstanceByKey("later").getId();
			return engine().getCommandExecutorTxRequired().execute((command) -> {
				var job = command.getJobManager().findJobsByProcessInstanceId(started).get(0);
				return job.getPriority() + (job.isSuspended() ? " suspended" : " active");
			});
		}

		/**
		 * Returns the deployments of the latest process, asked for by its key and among
		 * all.
		 */
		List<String> offered() {
			var reader = new LatestProcesses(this.engine, this.memory);
			return Stream.concat(reader.find("request").stream(), reader.all().stream())
				.map(ProcessDefinition::getDeploymentId)
				.toList();
		}

		void deployTable(String answer) {
			this.engine.getRepositoryService().createDeployment().addString("table.dmn", """
					<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="tables" name="tables"
					namespace="tables"><decision id="table" name="table"><decisionTable id="rows">
					<output id="answer" name="answer" typeRef="string"/>
					<rule id="row"><outputEntry id="cell"><text>"%s"</text></outputEntry></rule>
					</decisionTable></decision></definitions>""".formatted(answer)).deploy();
		}

		boolean hasTable() {
			return engine().getCommandExecutorTxRequired()
				.execute((command) -> command.getDecisionDefinitionManager()
					.findLatestDecisionDefinitionByKey("table") != null);
		}

		String decide() {
			return this.engine.getDecisionService().evaluateDecisionTableByKey("table", Map.of()).getSingleEntry();
		}

	}

}
