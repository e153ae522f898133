package sa.wusul.meeting.engine;

import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.DirectiveFormReader;
import sa.wusul.meeting.process.DirectiveIssuanceProcess;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.form.FormHandler.Step;
import sa.wusul.platform.form.FormHandler.Submission;
import sa.wusul.platform.form.FormSchema;

/** Reader of directives by the deployed form of the task in which others are written. */
@Component
class DeployedDirectiveFormReader implements DirectiveFormReader {

	private static final String FORM = "meeting-write-directive";

	private final ProcessEngine engine;

	DeployedDirectiveFormReader(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	/** A directive of a room is not followed by the question of another one. */
	@Override
	public Submission read(String caseReference, Instant meetingAt, Map<String, Object> fields, String author) {
		return EngineAccess.asSystem(this.engine, "the form of a step is no secret of its task", () -> {
			var sent = new HashMap<>(fields);
			sent.put("anotherDirective", "NO");
			var model = this.engine.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey(DirectiveIssuanceProcess.KEY)
				.latestVersion()
				.singleResult();
			// No field of this form is hidden by another one.
			var answers = FormSchema.read(form(model)).check(sent, Map.of(), (condition, known) -> false);
			return new Submission(step(model), Optional.of(caseReference), answers,
					Map.of("meetingAt", meetingAt.toString()), author);
		});
	}

	/** Returns the form that was deployed with the model, to which its task is bound. */
	private InputStream form(ProcessDefinition model) {
		var models = this.engine.getRepositoryService();
		var file = models.getDeploymentResourceNames(model.getDeploymentId())
			.stream()
			.filter((name) -> ("/" + name).endsWith("/" + FORM + ".form"))
			.findFirst()
			.orElseThrow();
		return models.getResourceAsStream(model.getDeploymentId(), file);
	}

	private Step step(ProcessDefinition model) {
		return this.engine.getRepositoryService()
			.getBpmnModelInstance(model.getId())
			.getModelElementsByType(UserTask.class)
			.stream()
			.filter((task) -> FORM.equals(task.getCamundaFormRef()))
			.map((task) -> new Step(task.getId(), task.getName()))
			.findFirst()
			.orElseThrow();
	}

}
