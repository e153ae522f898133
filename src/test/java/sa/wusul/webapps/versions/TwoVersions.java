package sa.wusul.webapps.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Two of the project's models with changes by an analyst, deployed with the parts that
 * they take from their own deployment. In the request, classification has another id and
 * name, a check of the identity follows it, the message about the answer is removed, and
 * an answer is also searched for after the audit's corrections. In the missing document,
 * the reminder is later.
 */
public final class TwoVersions {

	public static final String REQUEST = "intake-request-registration";

	public static final String DOCUMENT = "intake-document-completion";

	private TwoVersions() {
	}

	public static void deploySecond(RepositoryService models) {
		deploy(models, TwoVersions::changed);
	}

	/** Deploys the models and forms of a request, each changed as wanted, or left out. */
	static void deploy(RepositoryService models, BiFunction<String, String, String> change) {
		var deployment = models.createDeployment().name("second");
		var files = new PathMatchingResourcePatternResolver();
		try {
			for (var pattern : new String[] { "classpath:processes/intake/*.bpmn", "classpath:processes/audit/*.bpmn",
					"classpath:processes/department/department-case-resolution.bpmn",
					"classpath:processes/department/department-answer-review.bpmn",
					"classpath:processes/department/department-answer-grade.dmn",
					"classpath:processes/escalation/escalation-urgent-case.bpmn",
					"classpath:processes/services/services-representation-*.*",
					"classpath:processes/services/services-register-exchange.bpmn",
					"classpath:processes/services/services-power-scope.dmn",
					"classpath:forms/services/services-decide-representation.form", "classpath:forms/intake/*.form",
					"classpath:forms/audit/*.form", "classpath:forms/department/*.form" }) {
				for (var file : files.getResources(pattern)) {
					var text = change.apply(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8));
					if (text != null) {
						deployment.addString(file.getFilename(), text);
					}
				}
			}
		}
		catch (IOException missing) {
			throw new UncheckedIOException(missing);
		}
		deployment.deploy();
	}

	static String changed(String file, String model) {
		return switch (file) {
			case REQUEST + ".bpmn" -> model.replace("Task_ClassifyRequest", "Task_SortRequest")
				.replace("name=\"تصنيف الطلب\"", "name=\"فرز الطلب\"")
				.replaceFirst("camunda:versionTag=\"[^\"]*\"", "camunda:versionTag=\"2.0.0\"")
				.replace("sourceRef=\"Task_SortRequest\" targetRef=\"CallActivity_AuditCase\"",
						"sourceRef=\"Task_SortRequest\" targetRef=\"Task_CheckIdentity\"")
				.replaceAll(
						"(?s)<bpmn:intermediateThrowEvent id=\"Event_InformAnswered\".*?</bpmn:intermediateThrowEvent>",
						"")
				.replaceAll("<bpmn:sequenceFlow id=\"Flow_InformAnsweredToAnswerIssued\"[^>]*/>", "")
				.replaceAll(
						"(?s)<bpmndi:BPMNShape id=\"[^\"]*\" bpmnElement=\"Event_InformAnswered\".*?</bpmndi:BPMNShape>",
						"")
				.replaceAll(
						"(?s)<bpmndi:BPMNEdge id=\"[^\"]*\" bpmnElement=\"Flow_InformAnsweredToAnswerIssued\".*?</bpmndi:BPMNEdge>",
						"")
				.replace("targetRef=\"Event_InformAnswered\"", "targetRef=\"EndEvent_AnswerIssued\"")
				.replace("<bpmn:incoming>Flow_InformAnsweredToAnswerIssued</bpmn:incoming>",
						"<bpmn:incoming>Flow_IssueAnswerToInformAnswered</bpmn:incoming>")
				.replace("requestOutcome == 'ACCEPTED'",
						"requestOutcome == 'ACCEPTED' || requestOutcome == 'CORRECTED'")
				.replace("</bpmn:process>",
						"""
								<bpmn:userTask id="Task_CheckIdentity" name="التحقق من الهوية" camunda:formRef="intake-receive-document" camunda:formRefBinding="deployment" camunda:candidateGroups="${staffGroups.ofSection('intake-clerks', centre, section)}">
								<bpmn:documentation>طابق الهوية بالسجل.</bpmn:documentation>
								<bpmn:incoming>Flow_ClassifyRequestToAuditCase</bpmn:incoming>
								<bpmn:outgoing>Flow_CheckIdentityToAuditCase</bpmn:outgoing>
								</bpmn:userTask>
								<bpmn:boundaryEvent id="BoundaryEvent_CheckIdentityDue" cancelActivity="false" attachedToRef="Task_CheckIdentity"><bpmn:timerEventDefinition>
								<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.ofTask()}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>
								<bpmn:sequenceFlow id="Flow_CheckIdentityToAuditCase" sourceRef="Task_CheckIdentity" targetRef="CallActivity_AuditCase" />
								</bpmn:process>""")
				.replace("<di:waypoint x=\"2100\" y=\"200\" />", "<di:waypoint x=\"2282\" y=\"200\" />")
				.replace("<di:waypoint x=\"1150\" y=\"200\" />",
						"<di:waypoint x=\"1100\" y=\"160\" /><di:waypoint x=\"1100\" y=\"60\" />")
				.replace("<di:waypoint x=\"1200\" y=\"200\" />", "<di:waypoint x=\"1125\" y=\"60\" />")
				.replace("</bpmndi:BPMNPlane>",
						"""
								<bpmndi:BPMNShape id="Task_CheckIdentity_di" bpmnElement="Task_CheckIdentity"><dc:Bounds x="1125" y="20" width="100" height="80" /></bpmndi:BPMNShape>
								<bpmndi:BPMNEdge id="Flow_CheckIdentityToAuditCase_di" bpmnElement="Flow_CheckIdentityToAuditCase"><di:waypoint x="1225" y="60" /><di:waypoint x="1250" y="60" /><di:waypoint x="1250" y="160" /></bpmndi:BPMNEdge>
								</bpmndi:BPMNPlane>""");
			case DOCUMENT + ".bpmn" ->
				model.replace("limits.fromNow('intake.DOCUMENT_REMINDER')", "workingTime.daysFromNow(5)");
			default -> model;
		};
	}

	public static ProcessDefinition first(RepositoryService models, String process) {
		return version(models, process, 1);
	}

	public static ProcessDefinition version(RepositoryService models, String process, int number) {
		return models.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.processDefinitionVersion(number)
			.singleResult();
	}

	public static ProcessDefinition second(RepositoryService models, String process) {
		return models.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
	}

}
