package sa.wusul.webapps.tasklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormSchema;
import sa.wusul.services.ServiceCatalogue;

/**
 * The possible names of a scanned document by the models: first the one that the step
 * waits for, then the others that its form can request, then those that its service
 * needs.
 */
@Component
class ScanKindReader {

	/** The variable and form field that name the missing document. */
	private static final String MISSING = "missingDocument";

	private final TaskService tasks;

	private final FormService forms;

	private final ServiceCatalogue services;

	ScanKindReader(TaskService tasks, FormService formService, ServiceCatalogue services) {
		this.tasks = tasks;
		this.forms = formService;
		this.services = services;
	}

	List<String> forTask(String taskId, String process) {
		var asked = asked(taskId);
		var awaited = asked.get(String.valueOf(this.tasks.getVariable(taskId, MISSING)));
		var kinds = new ArrayList<String>();
		if (awaited != null) {
			kinds.add(awaited);
		}
		kinds.addAll(asked.values());
		this.services.services()
			.stream()
			.filter((service) -> service.id().equals(process))
			.forEach((service) -> kinds.addAll(service.documentNames()));
		return Stream.concat(kinds.stream(), ServiceCatalogue.COMMON_DOCUMENTS.stream()).distinct().toList();
	}

	private Map<String, String> asked(String taskId) {
		return (this.forms.getTaskFormData(taskId).getCamundaFormRef() == null) ? Map.of()
				: FormSchema.read(this.forms.getDeployedTaskForm(taskId)).choices(MISSING);
	}

}
