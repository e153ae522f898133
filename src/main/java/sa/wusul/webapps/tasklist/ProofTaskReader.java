package sa.wusul.webapps.tasklist;

import java.util.Optional;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.IdentityProofService.Shown;
import sa.wusul.reception.proof.ProofState;
import sa.wusul.webapps.SignedInStaff;

/**
 * The proof of identity of a task that is, or was until the person answered, the
 * officer's own.
 */
@Component
class ProofTaskReader {

	private static final String PROCESS = "reception-identity-proof";

	private final TaskService tasks;

	private final RuntimeService instances;

	private final HistoryService history;

	private final IdentityProofService proofs;

	private final SignedInStaff signedInStaff;

	ProofTaskReader(TaskService tasks, RuntimeService instances, HistoryService history, IdentityProofService proofs,
			SignedInStaff signedInStaff) {
		this.tasks = tasks;
		this.instances = instances;
		this.history = history;
		this.proofs = proofs;
		this.signedInStaff = signedInStaff;
	}

	Optional<Proof> find(String taskId) {
		var officer = this.signedInStaff.user();
		return this.signedInStaff.unrestricted(() -> awaited(taskId, officer).or(() -> settled(taskId, officer)));
	}

	private Optional<Proof> awaited(String taskId, String officer) {
		return Optional
			.ofNullable(this.tasks.createTaskQuery()
				.taskId(taskId)
				.taskAssignee(officer)
				.processDefinitionKey(PROCESS)
				.singleResult())
			.map((task) -> this.instances.createProcessInstanceQuery()
				.processInstanceId(task.getProcessInstanceId())
				.singleResult())
			.flatMap((instance) -> this.proofs.show(instance.getBusinessKey(), officer))
			.map((shown) -> Proof.of(shown, Optional.empty()));
	}

	private Optional<Proof> settled(String taskId, String officer) {
		return Optional
			.ofNullable(this.history.createHistoricTaskInstanceQuery()
				.taskId(taskId)
				.taskAssignee(officer)
				.processDefinitionKey(PROCESS)
				.finished()
				.singleResult())
			.map((task) -> this.history.createHistoricProcessInstanceQuery()
				.processInstanceId(task.getProcessInstanceId())
				.singleResult())
			.flatMap((instance) -> this.proofs.show(instance.getBusinessKey(), officer)
				.map((shown) -> Proof.of(shown, next(instance.getSuperProcessInstanceId(), officer))));
	}

	/** Returns the task with which the officer goes on. */
	private Optional<String> next(String caller, String officer) {
		return this.tasks.createTaskQuery()
			.processInstanceId(caller)
			.taskAssignee(officer)
			.listPage(0, 1)
			.stream()
			.findFirst()
			.map(Task::getId);
	}

	/**
	 * A proof as the page shows it.
	 *
	 * @param number to tell the person; null once the proof is settled
	 * @param next the officer's next task; null while the answer is awaited
	 */
	record Proof(ProofState state, String number, long secondsLeft, String next) {

		static Proof of(Shown shown, Optional<String> next) {
			return new Proof(shown.state(), shown.number().orElse(null), shown.secondsLeft(), next.orElse(null));
		}

	}

}
