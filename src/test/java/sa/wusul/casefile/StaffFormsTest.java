package sa.wusul.casefile;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.support.ArrivalFormHandler;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A process of staff without a case")
@OnH2
@CaseStory
@Tag("story")
class StaffFormsTest {

	private static final String FORM = """
			{ "id": "%s", "type": "default", "components": [
			  { "type": "textfield", "key": "visitorName", "label": "الاسم", "properties": { "caseFile": "visitorName" },
			    "validate": { "required": true, "minLength": 2, "maxLength": 60 } },
			  { "type": "number", "key": "counter", "label": "الشباك", "validate": { "required": true, "min": 1, "max": 20 } }
			] }""";

	private static final String MODEL = """
			<?xml version="1.0" encoding="UTF-8"?>
			<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
			    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://wusul.sa/test">
			  <bpmn:process id="reception-test-visit" isExecutable="true" camunda:historyTimeToLive="P1D">
			    <bpmn:extensionElements><camunda:properties>
			      <camunda:property name="startedByStaff" value="true" />
			    </camunda:properties></bpmn:extensionElements>
			    <bpmn:startEvent id="Start" camunda:formRef="reception-test-arrive" camunda:formRefBinding="deployment" />
			    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Task_TestServe" />
			    <bpmn:userTask id="Task_TestServe" camunda:formRef="reception-test-serve" camunda:formRefBinding="deployment" />
			    <bpmn:sequenceFlow id="F2" sourceRef="Task_TestServe" targetRef="End" />
			    <bpmn:endEvent id="End" />
			  </bpmn:process>
			</bpmn:definitions>""";

	private static final String OFFICER = "officer-of-this-test";

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private ArrivalFormHandler arrivals;

	private String deployment;

	private String model;

	@BeforeEach
	void deploy() {
		this.deployment = this.engine.getRepositoryService()
			.createDeployment()
			.addString("visit.bpmn", MODEL)
			.addString("arrive.form", FORM.formatted("reception-test-arrive"))
			.addString("serve.form", FORM.formatted("reception-test-serve"))
			.deploy()
			.getId();
		this.model = this.engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.deploymentId(this.deployment)
			.singleResult()
			.getId();
		grant(Resources.PROCESS_DEFINITION, "reception-test-visit");
		grant(Resources.PROCESS_INSTANCE, Authorization.ANY);
		logIn();
	}

	private void logIn() {
		this.engine.getIdentityService().setAuthentication(OFFICER, List.of());
	}

	private void grant(Resources resource, String id) {
		var right = this.engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
		right.setUserId(OFFICER);
		right.setResource(resource);
		right.setResourceId(id);
		right.addPermission(Permissions.ALL);
		this.engine.getAuthorizationService().saveAuthorization(right);
	}

	@AfterEach
	void remove() {
		this.engine.getIdentityService().clearAuthentication();
		this.engine.getRepositoryService().deleteDeployment(this.deployment, true);
		this.engine.getAuthorizationService()
			.createAuthorizationQuery()
			.userIdIn(OFFICER)
			.list()
			.forEach((right) -> this.engine.getAuthorizationService().deleteAuthorization(right.getId()));
	}

	@Test
	@DisplayName("starts with its form: a domain keeps the answers, the process receives references only")
	void keepsAnswers() {
		var visit = this.engine.getFormService()
			.submitStartForm(this.model, Map.of("visitorName", "سعاد", "counter", 3));

		assertThat(visit.getBusinessKey()).isEqualTo("visit-1");
		assertThat(this.arrivals.last().get().answers().caseFile()).containsEntry("visitorName", "سعاد");
		assertThat(this.arrivals.last().get().author()).isEqualTo(OFFICER);
		this.engine.getIdentityService().clearAuthentication();
		assertThat(this.engine.getRuntimeService().getVariables(visit.getId()))
			.isEqualTo(Map.of("counter", 3L, "visitKnown", true));
		assertThat(this.engine.getHistoryService().createHistoricDetailQuery().list()).isNotEmpty()
			.noneMatch((detail) -> detail.toString().contains("سعاد"));
	}

	@Test
	@DisplayName("checks its tasks' forms and sets their due dates like any other")
	void tasks() {
		var visit = this.engine.getFormService()
			.submitStartForm(this.model, Map.of("visitorName", "سعاد", "counter", 3));
		this.engine.getIdentityService().clearAuthentication();
		var task = this.engine.getTaskService().createTaskQuery().processInstanceId(visit.getId()).singleResult();

		assertThat(task.getDueDate()).isNotNull();
		logIn();
		assertThatThrownBy(() -> this.engine.getTaskService().complete(task.getId(), Map.of("counter", 99)))
			.hasMessageContaining("field.");
	}

	@Test
	@DisplayName("tells people who may not start it nothing: their right is checked before their answers are handled")
	void rightFirst() {
		this.engine.getFormService().submitStartForm(this.model, Map.of("visitorName", "سعاد", "counter", 3));
		this.arrivals.last().set(null);
		this.engine.getIdentityService().setAuthentication("auditor", List.of("audit-officers-riyadh"));

		assertThatThrownBy(() -> this.engine.getFormService()
			.submitStartForm(this.model, Map.of("visitorName", "سعاد", "counter", 3)))
			.isInstanceOf(AuthorizationException.class);
		assertThat(this.arrivals.last()).hasNullValue();
	}

	@Test
	@DisplayName("refuses wrong answers and every way around its form")
	void noWayRound() {
		assertThatThrownBy(() -> this.engine.getFormService().submitStartForm(this.model, Map.of("counter", 3)))
			.hasMessageContaining("field.required");
		assertThatThrownBy(() -> this.engine.getFormService()
			.submitStartForm(this.model, Map.of("visitorName", "سعاد", "counter", 3, "visitKnown", true)))
			.hasMessageContaining("field.unknown");
		assertThatThrownBy(() -> this.engine.getFormService()
			.submitStartForm(this.model, "my-key", Map.of("visitorName", "سعاد", "counter", 3)))
			.hasMessageContaining("reference.notYours");
		assertThatThrownBy(() -> this.engine.getRuntimeService()
			.startProcessInstanceByKey("reception-test-visit", Map.of("counter", 3)))
			.hasStackTraceContaining("command.closed");
		assertThatThrownBy(() -> this.engine.getRuntimeService()
			.createProcessInstanceByKey("reception-test-visit")
			.startBeforeActivity("Task_TestServe")
			.execute()).hasStackTraceContaining("command.closed");
		this.engine.getIdentityService().clearAuthentication();
		assertThatThrownBy(() -> this.engine.getRuntimeService()
			.startProcessInstanceByKey("reception-test-visit", Map.of("counter", 3))).as("by the program itself")
			.hasStackTraceContaining("form.notUsed");
	}

}
