package sa.wusul.casefile.delegate;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.ServiceLevels;
import sa.wusul.platform.calendar.WorkingTime;

/**
 * Gives every task its due date and priority from the table {@code intake-service-level},
 * counted in working time.
 *
 * <p>
 * What a version of the table answers to the same question is remembered: a task costs
 * one look for the newest version instead of an evaluation with six rows of history.
 */
@Component
class ServiceLevelTable implements TaskListener, ServiceLevels {

	static final String TABLE = "intake-service-level";

	/** Asks the table for the whole case instead of a step. */
	private static final String WHOLE_CASE = "Case";

	private final Map<Question, Level> known = new ConcurrentHashMap<>();

	private final WorkingTime workingTime;

	private final Clock clock;

	ServiceLevelTable(WorkingTime workingTime, Clock clock) {
		this.workingTime = workingTime;
		this.clock = clock;
	}

	@Override
	public void notify(DelegateTask task) {
		// The task's own scope would be read from the database; the process's is at hand.
		var facts = task.getExecution();
		var level = level(task.getTaskDefinitionKey(), (String) facts.getVariable("requestType"),
				(String) facts.getVariable("priority"));
		if (task.getDueDate() == null) {
			task.setDueDate(Date.from(due(level)));
		}
		task.setPriority(level.taskPriority());
	}

	@Override
	public Instant wholeCase(String requestType, String priority) {
		return due(level(WHOLE_CASE, requestType, priority));
	}

	private Instant due(Level level) {
		return this.workingTime.plusHours(this.clock.instant(), level.workingHours());
	}

	private Level level(String step, String requestType, String priority) {
		var table = Context.getProcessEngineConfiguration()
			.getDeploymentCache()
			.findDeployedLatestDecisionDefinitionByKey(TABLE);
		return this.known.computeIfAbsent(new Question(table.getId(), step, requestType, priority),
				ServiceLevelTable::ask);
	}

	private static Level ask(Question question) {
		var facts = new HashMap<String, Object>();
		facts.put("step", question.step());
		facts.put("requestType", question.requestType());
		facts.put("priority", question.priority());
		var answer = Context.getProcessEngineConfiguration()
			.getDecisionService()
			.evaluateDecisionTableById(question.table(), facts)
			.getSingleResult();
		return new Level(((Number) answer.getEntry("workingHours")).intValue(),
				((Number) answer.getEntry("taskPriority")).intValue());
	}

	private record Question(String table, String step, String requestType, String priority) {
	}

	private record Level(int workingHours, int taskPriority) {
	}

}
