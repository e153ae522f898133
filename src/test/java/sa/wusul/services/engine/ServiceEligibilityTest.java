package sa.wusul.services.engine;

import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.papers.ScanService;
import sa.wusul.services.Findings;
import sa.wusul.services.Verdicts;
import sa.wusul.services.Verdicts.Outcome;
import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

@DisplayName("The eligibility table of a service")
@Tag("fast")
class ServiceEligibilityTest {

	private static final String REFERENCE = "1448-0001234-7";

	private static final String PASSPORT = "services-passport";

	private static final String LICENCE = "services-licence";

	private final Verdicts verdicts = mock(Verdicts.class);

	private ProcessEngine engine;

	@BeforeEach
	void start() {
		var findings = mock(Findings.class);
		given(findings.forCase(REFERENCE)).willReturn(Map.of());
		var configuration = new QuickEngineConfiguration();
		configuration.setProcessEngineName("table-of-service");
		configuration.setJdbcUrl("jdbc:h2:mem:table-of-service");
		configuration.setDatabaseSchemaUpdate("create-drop");
		configuration.setEnforceHistoryTimeToLive(false);
		configuration.getProcessEnginePlugins()
			.add(new ServicesEnginePlugin(mock(CaseFiles.class), findings, this.verdicts, mock(ScanService.class)));
		this.engine = configuration.buildProcessEngine();
		deployment().addModelInstance("services-application.bpmn", application()).deploy();
	}

	@AfterEach
	void close() {
		this.engine.close();
	}

	@Test
	@DisplayName("decides on applications for that service only")
	void ofTheCaller() {
		deploy(PASSPORT, Outcome.GRANT);
		deploy(LICENCE, Outcome.REFUSE);

		assertThat(verdictOf(PASSPORT)).isEqualTo("GRANT");
		assertThat(verdictOf(LICENCE)).isEqualTo("REFUSE");
		then(this.verdicts).should()
			.give(eq(REFERENCE), eq(new Verdicts.ApplicationVerdict(PASSPORT + "-eligibility", Outcome.GRANT, "CODE",
					"reason", "remedy", "Reason", "Remedy")), eq("Reason. Remedy"));
		assertThat(this.engine.getHistoryService().createHistoricVariableInstanceQuery().list())
			.extracting((variable) -> variable.getName())
			.as("words for the page of a service are no variables of its cases")
			.contains("verdict", "remedy")
			.doesNotContain("reason", "reasonEn", "remedyEn", "remedyService");
	}

	@Test
	@DisplayName("is the one that was deployed with the version of the service under which the application began")
	void ofItsDay() {
		deploy(PASSPORT, Outcome.GRANT);
		var earlier = this.engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey(PASSPORT)
			.singleResult();
		deploy(PASSPORT, Outcome.OFFICER);
		deployment().addString(PASSPORT + "-eligibility.dmn", table(PASSPORT, Outcome.REFUSE)).deploy();

		assertThat(
				verdict(this.engine.getRuntimeService().startProcessInstanceById(earlier.getId(), REFERENCE).getId()))
			.isEqualTo("GRANT");
		assertThat(verdictOf(PASSPORT)).isEqualTo("OFFICER");
	}

	@Test
	@DisplayName("must have been deployed with the service")
	void missing() {
		deployment().addModelInstance(PASSPORT + ".bpmn", service(PASSPORT)).deploy();
		deployment().addString(PASSPORT + "-eligibility.dmn", table(PASSPORT, Outcome.GRANT)).deploy();

		assertThatThrownBy(() -> verdictOf(PASSPORT))
			.hasStackTraceContaining("No table services-passport-eligibility was deployed with its service");
	}

	@Test
	@DisplayName("is found through a service only")
	void withoutService() {
		assertThatThrownBy(() -> verdictOf("services-application"))
			.hasStackTraceContaining("Only the model of a service calls the process");
	}

	private String verdictOf(String process) {
		return verdict(this.engine.getRuntimeService().startProcessInstanceByKey(process, REFERENCE).getId());
	}

	private String verdict(String instance) {
		return (String) this.engine.getHistoryService()
			.createHistoricVariableInstanceQuery()
			.processInstanceId(instance)
			.variableName("verdict")
			.singleResult()
			.getValue();
	}

	private DeploymentBuilder deployment() {
		return this.engine.getRepositoryService().createDeployment();
	}

	private void deploy(String service, Outcome outcome) {
		deployment().addModelInstance(service + ".bpmn", service(service))
			.addString(service + "-eligibility.dmn", table(service, outcome))
			.deploy();
	}

	private static BpmnModelInstance service(String id) {
		return Bpmn.createExecutableProcess(id)
			.startEvent()
			.callActivity()
			.calledElement("services-application")
			.camundaInBusinessKey("#{execution.processBusinessKey}")
			.camundaOut("verdict", "verdict")
			.endEvent()
			.done();
	}

	private static BpmnModelInstance application() {
		var model = Bpmn.createExecutableProcess("services-application")
			.startEvent()
			.businessRuleTask("Task_AssessEligibility")
			.camundaDecisionRef("${service}-eligibility")
			.camundaDecisionRefBinding("deployment")
			.endEvent()
			.done();
		var task = model.<BusinessRuleTask>getModelElementById("Task_AssessEligibility");
		var property = model.newInstance(CamundaProperty.class);
		property.setCamundaName("verdict");
		property.setCamundaValue("true");
		var properties = model.newInstance(CamundaProperties.class);
		properties.addChildElement(property);
		var extensions = Optional.ofNullable(task.getExtensionElements())
			.orElseGet(() -> model.newInstance(ExtensionElements.class));
		extensions.addChildElement(properties);
		task.setExtensionElements(extensions);
		return model;
	}

	private static String table(String service, Outcome outcome) {
		return """
				<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions" name="t" namespace="t">
				  <decision id="%s-eligibility" name="t">
				    <decisionTable id="DecisionTable" hitPolicy="FIRST">
				      <output id="Output_verdict" name="verdict" typeRef="string" />
				      <output id="Output_reasonCode" name="reasonCode" typeRef="string" />
				      <output id="Output_reason" name="reason" typeRef="string" />
				      <output id="Output_remedy" name="remedy" typeRef="string" />
				      <output id="Output_reasonEn" name="reasonEn" typeRef="string" />
				      <output id="Output_remedyEn" name="remedyEn" typeRef="string" />
				      <output id="Output_remedyService" name="remedyService" typeRef="string" />
				      <rule id="Rule">
				        <outputEntry id="E1"><text>"%s"</text></outputEntry>
				        <outputEntry id="E2"><text>"CODE"</text></outputEntry>
				        <outputEntry id="E3"><text>"reason"</text></outputEntry>
				        <outputEntry id="E4"><text>"remedy"</text></outputEntry>
				        <outputEntry id="E5"><text>"Reason"</text></outputEntry>
				        <outputEntry id="E6"><text>"Remedy"</text></outputEntry>
				        <outputEntry id="E7"><text>"services-other"</text></outputEntry>
				      </rule>
				    </decisionTable>
				  </decision>
				</definitions>
				"""
			.formatted(service, outcome);
	}

}
