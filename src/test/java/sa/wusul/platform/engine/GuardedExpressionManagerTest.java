package sa.wusul.platform.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.GenericApplicationContext;

import sa.wusul.platform.engine.delegate.NothingDelegate;
import sa.wusul.platform.model.CallableFromModels;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Expressions")
@Tag("fast")
class GuardedExpressionManagerTest {

	private static final GenericApplicationContext context = new GenericApplicationContext();

	private static GuardedExpressionManager manager;

	private static ProcessEngine engine;

	@BeforeAll
	static void startEngine() {
		context.registerBean("workingTime", WorkingTime.class, WorkingTime::new);
		context.registerBean("nothingDelegate", NothingDelegate.class, NothingDelegate::new);
		context.registerBean("vault", Vault.class, Vault::new);
		context.registerBean("strayDelegate", StrayDelegate.class, StrayDelegate::new);
		context.refresh();
		manager = new GuardedExpressionManager(context);
		ProcessEngineConfigurationImpl configuration = new QuickEngineConfiguration();
		configuration.setExpressionManager(manager);
		configuration.setScriptFactory(new NoScripts.Factory());
		configuration.setScriptEngineResolver(new NoScripts.Languages());
		configuration.setJdbcUrl("jdbc:h2:mem:expressions");
		configuration.setProcessEngineName("expressions");
		configuration.setEnforceHistoryTimeToLive(false);
		engine = configuration.buildProcessEngine();
	}

	@AfterAll
	static void stopEngine() {
		engine.close();
		context.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "${nothingDelegate}", "#{nothingDelegate}", "plain text", "${auditDecision == 'ACCEPT'}",
			"${!possibleDuplicate}", "${not empty department and transferCount < 3}", "${documentSupplied ? 1 : 2}",
			"${(transferCount + 1) * 2 >= 4 || requestType eq 'QISAS'}", "#{execution.processBusinessKey}",
			"${execution.processInstanceId}", "${task.assignee}", "${workingTime.daysFromNow(3)}",
			"${workingTime.between(openedAt, workingTime.daysFromNow(-1))}", "الطلب ${execution.processBusinessKey}",
			"${nothingDelegate.execute(execution)}", "${currentUser()}", "${currentUserGroups()}", "${now()}",
			"${null == note}", "${'text'}", "${-transferCount}", "${empty routingReason}" })
	@DisplayName("expressions that models need are allowed")
	void allowed(String expression) {
		assertThat(manager.createExpression(expression).getExpressionText()).isEqualTo(expression);
	}

	@ParameterizedTest
	@ValueSource(strings = { "${''.getClass()}", "${''.class}", "${''['class']}",
			"${''.getClass().forName('java.lang.Runtime')}", "${execution.getClass().getClassLoader().loadClass('x')}",
			"${execution.setVariable('a', 1)}", "${execution.getVariable('a')}",
			"${execution.processEngineServices.repositoryService}", "${execution.processEngineServices}",
			"${execution.bpmnModelInstance}", "${execution['id']}", "${execution.class}", "${execution.variables}",
			"${task.complete()}", "${task.execution.id}", "${task.delegate('x')}", "${vault.open()}", "${vault.gold}",
			"${vault['gold']}", "${strayDelegate.execute(execution)}", "${workingTime.getClass()}",
			"${workingTime.class}", "${workingTime.hashCode()}", "${workingTime.daysFromNow(3).getTime()}",
			"${workingTime.daysFromNow(3).time}", "${workingTime.daysFromNow(3)['time']}",
			"${workingTime['daysFromNow'](3)}", "${workingTime.notThere(3)}", "${workingTime.daysFromNow()}",
			"${workingTime.daysFromNow(''.getClass())}", "${workingTime.daysFromNow(execution.getClass())}",
			"${workingTime.secret()}", "${workingTime.factory()}", "${workingTime.notify()}", "${dateTime()}",
			"${dateTime().plusDays(1)}", "${now().getTime()}", "${now().time}", "${currentUserGroups()[0]}",
			"${currentUser().length()}", "${currentUser('x')}", "${unknown()}", "${S('<a/>')}", "${spin:S('a')}",
			"${JSON('{}').prop('a')}", "${caseExecution.id}", "${externalTask.id}", "${authenticatedUserId.length()}",
			"${(execution).id}", "${(execution).getClass()}", "${requestType.length()}", "${requestType.bytes}",
			"${requestType[0]}", "${true ? ''.getClass() : 1}", "${1 + ''.getClass().getName().length()}",
			"${empty ''.getClass()}", "${!vault.open()}", "a ${1} b ${vault.open()}", "#{vault.open()}",
			"#{execution.getEngineServices()}", "${nothingDelegate.getClass()}", "${nothingDelegate.class.name}",
			"${engine.getRuntimeService()}",
			"${dataSource.getConnection().createStatement().execute('drop table ACT_RU_TASK')}",
			"${environment.getProperty('user.home')}", "${systemProperties['user.home']}", "${vault.open().run()}" })
	@DisplayName("everything else is refused before it runs")
	void refused(String expression) {
		assertThatThrownBy(() -> manager.createExpression(expression)).isInstanceOf(RefusalException.class)
			.hasMessageStartingWith("model.expression|");
		assertThatThrownBy(() -> manager.createValueExpression(expression)).isInstanceOf(RefusalException.class);
		assertThatThrownBy(() -> manager.toElProvider().createExpression(expression))
			.isInstanceOf(RefusalException.class);
		assertThat(Vault.opened).isFalse();
	}

	@Test
	@DisplayName("the refusal names the part")
	void namesThePart() {
		assertThatThrownBy(() -> manager.createExpression("${1 + vault.open()}"))
			.hasMessage("model.expression|vault.open()|${1 + vault.open()}");
		assertThatThrownBy(() -> manager.createExpression("${dateTime()}"))
			.hasMessage("model.expression|dateTime()|${dateTime()}");
		assertThatThrownBy(() -> manager.createExpression("${execution.variables}"))
			.hasMessage("model.expression|execution.variables|${execution.variables}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "${nothingDelegate}", "${vault}", "${1 + 1}", "${workingTime.daysFromNow(3)}",
			"${'clerk'}", "a ${currentUser()}", "${currentUser() == null}", "${(currentUser())}" })
	@DisplayName("a query may use only the three functions")
	void refusedInQueries(String expression) {
		TaskService tasks = engine.getTaskService();
		assertThatThrownBy(() -> tasks.createTaskQuery().or().taskAssigneeExpression(expression).endOr().list())
			.hasStackTraceContaining("model.expression|");
	}

	@Test
	@DisplayName("the three functions work in queries")
	void worksInQueries() {
		engine.getIdentityService().setAuthentication("clerk", List.of("intake-clerks"));
		try {
			assertThat(engine.getTaskService()
				.createTaskQuery()
				.or()
				.taskAssigneeExpression("${currentUser()}")
				.taskCandidateGroupInExpression("${currentUserGroups()}")
				.dueBeforeExpression("${now()}")
				.endOr()
				.list()).isEmpty();
		}
		finally {
			engine.getIdentityService().clearAuthentication();
		}
	}

	@Test
	@DisplayName("a case reads its variables and calls listed beans, and no variable replaces a bean")
	void evaluates() {
		var model = Bpmn.createExecutableProcess("evaluates")
			.startEvent()
			.serviceTask()
			.camundaExpression("${workingTime.daysFromNow(days)}")
			.camundaResultVariable("due")
			.serviceTask()
			.camundaExpression("${execution.processBusinessKey}")
			.camundaResultVariable("reference")
			.serviceTask()
			.camundaDelegateExpression("${nothingDelegate}")
			.userTask("wait")
			.camundaAssignee("auditor")
			.endEvent()
			.done();
		engine.getRepositoryService().createDeployment().addModelInstance("evaluates.bpmn", model).deploy();
		RuntimeService runtime = engine.getRuntimeService();
		var instance = runtime.startProcessInstanceByKey("evaluates", "1448-0000001-1",
				Map.of("days", 2, "workingTime", "a trick", "nothingDelegate", "a trick"));
		assertThat(runtime.getVariable(instance.getId(), "due")).isEqualTo(Date.from(Instant.EPOCH.plusSeconds(2)));
		assertThat(runtime.getVariable(instance.getId(), "reference")).isEqualTo("1448-0000001-1");
	}

	@Test
	@DisplayName("a hostile diagram does not deploy")
	void hostileDiagram() {
		var model = Bpmn.createExecutableProcess("hostile")
			.startEvent()
			.serviceTask()
			.camundaExpression("${vault.open()}")
			.endEvent()
			.done();
		assertThatThrownBy(
				() -> engine.getRepositoryService().createDeployment().addModelInstance("hostile.bpmn", model).deploy())
			.hasStackTraceContaining("model.expression|vault.open()|${vault.open()}");
		assertThat(engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("hostile").count())
			.isZero();
	}

	@Test
	@DisplayName("a diagram with a script does not deploy, be it task, listener or condition")
	void scripts() {
		var start = Bpmn.createExecutableProcess("script").startEvent();
		var task = start.scriptTask().scriptFormat("javascript").scriptText("1").endEvent().done();
		assertThatThrownBy(
				() -> engine.getRepositoryService().createDeployment().addModelInstance("script.bpmn", task).deploy())
			.hasStackTraceContaining("model.script|javascript");
		for (String script : List.of(
				"""
						<userTask id="t"><extensionElements><camunda:taskListener event="create">
						<camunda:script scriptFormat="juel">${1}</camunda:script></camunda:taskListener></extensionElements></userTask>
						""",
				"""
						<userTask id="t"><extensionElements><camunda:inputOutput><camunda:inputParameter name="x">
						<camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput>
						</extensionElements></userTask>""",
				"""
						<userTask id="t"/><exclusiveGateway id="g"/><sequenceFlow id="a" sourceRef="t" targetRef="g"/>
						<userTask id="u"/><sequenceFlow id="b" sourceRef="g" targetRef="u"><conditionExpression
						xsi:type="tFormalExpression" language="javascript">true</conditionExpression></sequenceFlow>""")) {
			var diagram = """
					<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
					xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
					<process id="p" isExecutable="true"><startEvent id="s"/>
					<sequenceFlow id="f" sourceRef="s" targetRef="t"/>%s</process></definitions>"""
				.formatted(script);
			assertThatThrownBy(
					() -> engine.getRepositoryService().createDeployment().addString("script.bpmn", diagram).deploy())
				.hasStackTraceContaining("model.script|");
		}
	}

	@Test
	@DisplayName("a decision table with a script cannot be evaluated")
	void scriptInDecision() {
		var table = """
				<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
				<decision id="hostile-decision" name="d"><decisionTable id="t">
				<input id="i"><inputExpression id="e" expressionLanguage="javascript"><text>1</text></inputExpression></input>
				<output id="o" name="o" typeRef="string"/>
				<rule id="r"><inputEntry id="ie"><text></text></inputEntry><outputEntry id="oe"><text>"x"</text></outputEntry></rule>
				</decisionTable></decision></definitions>""";
		engine.getRepositoryService().createDeployment().addString("hostile.dmn", table).deploy();
		assertThatThrownBy(() -> engine.getDecisionService().evaluateDecisionTableByKey("hostile-decision").evaluate())
			.isInstanceOfAny(RefusalException.class, ProcessEngineException.class)
			.hasStackTraceContaining("model.script|javascript");
	}

	@CallableFromModels
	public static class WorkingTime {

		public Date daysFromNow(int days) {
			return Date.from(Instant.EPOCH.plusSeconds(days));
		}

		public long between(Date from, Date to) {
			return 0;
		}

		String secret() {
			return "hidden";
		}

		public static String factory() {
			return "static";
		}

	}

	/** A bean that no model may access. */
	public static class Vault {

		static boolean opened;

		public Vault open() {
			opened = true;
			return this;
		}

		public String getGold() {
			opened = true;
			return "gold";
		}

	}

	/** A delegate in the wrong package. */
	public static class StrayDelegate extends NothingDelegate {

	}

}
