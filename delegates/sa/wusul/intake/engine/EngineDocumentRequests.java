package sa.wusul.intake.engine;

import java.util.Optional;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.DocumentRequest;
import sa.wusul.casefile.DocumentRequests;
import sa.wusul.platform.engine.EngineAccess;

import static sa.wusul.intake.process.DocumentCompletionProcess.KEY;
import static sa.wusul.intake.process.DocumentCompletionProcess.MISSING_DOCUMENT;

/** The instances of {@code intake-document-completion}: each is one request. */
@Component
class EngineDocumentRequests implements DocumentRequests {

	private final TaskService tasks;

	private final RuntimeService processes;

	private final IdentityService identities;

	EngineDocumentRequests(TaskService tasks, RuntimeService processes, IdentityService identities) {
		this.tasks = tasks;
		this.processes = processes;
		this.identities = identities;
	}

	@Override
	public Optional<DocumentRequest> findOpen(String caseReference) {
		return EngineAccess.asSystem(this.identities, "channels report documents and see no tasks",
				() -> open(caseReference));
	}

	private Optional<DocumentRequest> open(String caseReference) {
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
