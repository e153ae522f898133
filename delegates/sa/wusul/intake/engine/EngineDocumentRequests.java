package sa.wusul.intake.engine;

import java.util.Optional;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.DocumentRequest;
import sa.wusul.casefile.DocumentRequests;

import static sa.wusul.intake.process.DocumentCompletionProcess.KEY;
import static sa.wusul.intake.process.DocumentCompletionProcess.MISSING_DOCUMENT;

/** The instances of {@code intake-document-completion}: each is one request. */
@Component
class EngineDocumentRequests implements DocumentRequests {

	private final TaskService tasks;

	private final RuntimeService processes;

	EngineDocumentRequests(TaskService tasks, RuntimeService processes) {
		this.tasks = tasks;
		this.processes = processes;
	}

	@Override
	public Optional<DocumentRequest> findOpen(String caseReference) {
		return this.tasks.createTaskQuery()
			.processInstanceBusinessKey(caseReference)
			.processDefinitionKey(KEY)
			.orderByTaskCreateTime()
			.desc()
			.listPage(0, 1)
			.stream()
			.findFirst()
			.map(this::request);
	}

	private DocumentRequest request(Task task) {
		var kind = (String) this.processes.getVariable(task.getProcessInstanceId(), MISSING_DOCUMENT.name());
		return new DocumentRequest(task.getProcessInstanceId(), kind, task.getCreateTime().toInstant());
	}

}
