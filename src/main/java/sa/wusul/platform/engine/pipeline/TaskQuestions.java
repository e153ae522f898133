package sa.wusul.platform.engine.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

import sa.wusul.platform.engine.pipeline.ReadAhead.Asked;
import sa.wusul.platform.engine.pipeline.ReadAhead.Question;
import sa.wusul.platform.text.NeutralText;

/**
 * Questions about a task that somebody claims or completes. The first one keeps the ids
 * in the transaction for the others, so that these have no parameters: PostgreSQL plans
 * them once, while one with a parameter may be planned at each use as long as tables
 * grow.
 */
final class TaskQuestions {

	private static final String TASK = "current_setting('wusul.task', true)";

	/**
	 * The execution of the task, for those questions that are about what is around it.
	 */
	static final String EXECUTION = "current_setting('wusul.execution', true)";

	/** The inner question depends on the outer one, which is therefore always asked. */
	private static final String CLAIMED = """
			select t.* from (select set_config('wusul.task', ?, true) as task) asked
			cross join lateral (select * from ACT_RU_TASK where ID_ = asked.task offset 0) t""";

	private static final String BESIDE = """
			select t.* from (select set_config('wusul.task', ?, true) as task,
			  set_config('wusul.execution', ?, true) as execution) asked
			cross join lateral (select * from ACT_RU_TASK
			  where EXECUTION_ID_ = asked.execution or PARENT_TASK_ID_ = asked.task offset 0) t""";

	/** One more than are read: instances with very many are left to the engine. */
	private static final String INSTANCE = NeutralText.format("""
			with instance as materialized (select * from ACT_RU_EXECUTION where PROC_INST_ID_ = (
			  select PROC_INST_ID_ from ACT_RU_TASK where ID_ = %s) fetch first %d rows only)
			select * from instance where (select count(*) from instance) <= %d""", TASK, ExecutionPath.MOST + 1,
			ExecutionPath.MOST);

	private static final String LINKED = "select * from ACT_RU_IDENTITYLINK where TASK_ID_ = " + TASK;

	private static final String OF_EXECUTION = "selectTasksByExecutionId";

	private static final String BELOW = "selectTasksByParentTaskId";

	private static final String LINKS = "selectIdentityLinksByTask";

	private TaskQuestions() {
	}

	/**
	 * Returns the questions for a task, the executions of its instance, and its links.
	 */
	static List<Asked> ofClaim(String task, Configuration mappings) {
		return List.of(Asked.of("selectTask", CLAIMED, List.of(task), mappings),
				Asked.of(ExecutionPath.EXECUTIONS, INSTANCE, List.of(), mappings),
				Asked.of(LINKS, LINKED, List.of(), mappings));
	}

	/** Returns the questions for the tasks beside one and below it, and for its links. */
	static List<Asked> ofCompletion(String task, String execution, Configuration mappings) {
		return List.of(Asked.of(OF_EXECUTION, BESIDE, List.of(task, execution), mappings),
				Asked.of(LINKS, LINKED, List.of(), mappings));
	}

	/** Returns the engine's question about the links of a task with their rows. */
	static Map<Question, List<Object>> links(String task, List<Object> links) {
		return Map.of(new Question(LINKS, task), links);
	}

	/** Returns the engine's questions with their answers, given the tasks and links. */
	static Map<Question, List<Object>> answers(String task, String execution, List<List<Object>> rows) {
		var answers = new HashMap<>(links(task, rows.get(1)));
		answers.put(new Question(OF_EXECUTION, execution),
				those(rows.get(0), (one) -> execution.equals(one.getExecutionId())));
		answers.put(new Question(BELOW, task), those(rows.get(0), (one) -> task.equals(one.getParentTaskId())));
		return answers;
	}

	private static List<Object> those(List<Object> tasks, Predicate<TaskEntity> belongs) {
		return ExecutionPath.those(tasks.stream().map(TaskEntity.class::cast).toList(), belongs);
	}

}
