package sa.wusul.webapps.tasklist;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.TaskService;

import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.webapps.SignedInStaff;

/**
 * Service that keeps what a person typed into the form of a task over log-outs, ends of
 * sessions and other browsers. A draft is its writer's alone, and theirs only while the
 * engine shows them the task.
 */
@Component
class TaskDraftService {

	/** Limit of the answers as JSON, in characters. */
	private static final int LONGEST = 60_000;

	private final TaskService tasks;

	private final TaskDraftRepository drafts;

	private final SignedInStaff signedInStaff;

	TaskDraftService(TaskService tasks, TaskDraftRepository drafts, SignedInStaff signedInStaff) {
		this.tasks = tasks;
		this.drafts = drafts;
		this.signedInStaff = signedInStaff;
	}

	/** Returns the answers as JSON. */
	Optional<String> find(String taskId) {
		return this.drafts.find(visible(taskId), this.signedInStaff.user());
	}

	/**
	 * Keeps the answers, in place of those kept before.
	 * @throws RefusalException {@code task.gone}, {@code malformed},
	 * {@code draft.tooLong}
	 */
	void keep(String taskId, JsonNode answers) {
		var task = visible(taskId);
		if (!answers.isObject()) {
			throw new RefusalException(Kind.INVALID, "malformed");
		}
		var text = answers.toString();
		if (text.length() > LONGEST) {
			throw new RefusalException(Kind.TOO_LARGE, "draft.tooLong");
		}
		this.drafts.keep(task, this.signedInStaff.user(), text);
	}

	/** Checks by the person's own rights in the engine; other tasks do not exist. */
	private String visible(String taskId) {
		if (this.tasks.createTaskQuery().taskId(taskId).count() == 0) {
			throw new RefusalException(Kind.UNKNOWN, "task.gone");
		}
		return taskId;
	}

}
