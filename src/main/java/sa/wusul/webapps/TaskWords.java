package sa.wusul.webapps;

import java.time.Clock;
import java.time.LocalDate;

import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Kingdom;

/** The urgency of a task as a word beside its colour. */
@Component
public class TaskWords {

	/** The priority from which a task is in the list of urgent tasks. */
	private static final int URGENT = 90;

	private static final int HIGH = 70;

	private final Clock clock;

	TaskWords(Clock clock) {
		this.clock = clock;
	}

	public CaseView.Word priority(Task task) {
		var code = (task.getPriority() >= URGENT) ? "URGENT" : (task.getPriority() >= HIGH) ? "HIGH" : "NORMAL";
		return CaseFileWords.word("priority", code);
	}

	/** Returns the urgency of a due date; {@code null} if the task has none. */
	public CaseView.Word due(Task task) {
		if (task.getDueDate() == null) {
			return null;
		}
		var due = task.getDueDate().toInstant();
		var today = LocalDate.now(this.clock.withZone(Kingdom.ZONE));
		var day = due.atZone(Kingdom.ZONE).toLocalDate();
		return CaseFileWords.word("due", due.isBefore(this.clock.instant()) ? "OVERDUE"
				: day.equals(today) ? "TODAY" : day.equals(today.plusDays(1)) ? "TOMORROW" : "LATER");
	}

}
