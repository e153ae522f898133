package sa.wusul.webapps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormSchema;
import sa.wusul.platform.text.ShownText;

/**
 * Reader of the answers of completed steps, in the words of their forms as they are in
 * force now, in the language of the page that asks. A code that the form no longer knows
 * is left out.
 */
@Component
class StepAnswerReader {

	private final RepositoryService repository;

	private final Map<String, FormSchema> forms = new ConcurrentHashMap<>();

	StepAnswerReader(RepositoryService repository) {
		this.repository = repository;
	}

	/**
	 * Returns the labels of answers.
	 * @param codes answers by the keys of their fields
	 */
	List<String> inWords(String process, String step, Map<String, String> codes) {
		return inWords(latest(Set.of(process)).get(process), step, codes);
	}

	/** Returns the models in force of these processes, by one query. */
	Map<String, ProcessDefinition> latest(Set<String> processes) {
		return processes.isEmpty() ? Map.of()
				: this.repository.createProcessDefinitionQuery()
					.processDefinitionKeysIn(processes.toArray(String[]::new))
					.latestVersion()
					.list()
					.stream()
					.collect(Collectors.toMap(ProcessDefinition::getKey, Function.identity(), (one, other) -> one));
	}

	/**
	 * Returns the labels of answers.
	 * @param latest the model in force, or {@code null} if there is none
	 */
	List<String> inWords(ProcessDefinition latest, String step, Map<String, String> codes) {
		var language = ShownText.choose("ar", "en");
		var form = Optional.ofNullable(latest)
			.map((model) -> this.forms.computeIfAbsent(String.join("#", model.getId(), step, language),
					(key) -> form(model, step)))
			.orElseGet(FormSchema::withoutFields);
		return codes.entrySet()
			.stream()
			.map((answer) -> form.choices(answer.getKey()).get(answer.getValue()))
			.filter((label) -> label != null)
			.toList();
	}

	private FormSchema form(ProcessDefinition model, String step) {
		return Optional.ofNullable(this.repository.getBpmnModelInstance(model.getId()).getModelElementById(step))
			.filter(UserTask.class::isInstance)
			.map((task) -> ((UserTask) task).getCamundaFormRef())
			.map((form) -> this.repository.getResourceAsStream(model.getDeploymentId(), resource(model, form)))
			.map(ShownText.isEnglish() ? FormSchema::readEnglish : FormSchema::read)
			.orElseGet(FormSchema::withoutFields);
	}

	/** Returns the name of the file of a form, which is deployed with its process. */
	private String resource(ProcessDefinition model, String form) {
		return this.repository.getDeploymentResourceNames(model.getDeploymentId())
			.stream()
			.filter((name) -> name.equals(form + ".form") || name.endsWith("/" + form + ".form"))
			.findFirst()
			.orElseThrow();
	}

}
