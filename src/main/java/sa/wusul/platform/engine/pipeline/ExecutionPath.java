package sa.wusul.platform.engine.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

import sa.wusul.platform.engine.pipeline.ReadAhead.Asked;
import sa.wusul.platform.engine.pipeline.ReadAhead.Question;

/**
 * Questions about an execution that goes on, and all those around it: its process
 * instance and the instances that called it, with their variables, subscriptions and
 * jobs. Instances with very many executions, such as those of campaigns, are left to the
 * engine's own questions.
 */
final class ExecutionPath {

	/** Most executions of an instance that are read ahead. */
	static final int MOST = 50;

	/**
	 * The path upwards from an execution, and the executions of its instances. Their ids
	 * are kept in the transaction for the other questions of the message, which would
	 * have to look for them again.
	 */
	private static final String NEAR = """
			with recursive path (id, up, instance) as (
			  select ID_, coalesce(PARENT_ID_, SUPER_EXEC_), PROC_INST_ID_ from ACT_RU_EXECUTION where ID_ = %s
			  union all select e.ID_, coalesce(e.PARENT_ID_, e.SUPER_EXEC_), e.PROC_INST_ID_
			  from path join ACT_RU_EXECUTION e on e.ID_ = path.up),
			small as (select distinct instance from path where (select count(*) from (select 1 from ACT_RU_EXECUTION e
			  where e.PROC_INST_ID_ = path.instance fetch first %d rows only) several) <= %d),
			near as materialized (select set_config('wusul.near', coalesce(string_agg(ID_, ','), ''), true) as ids
			  from ACT_RU_EXECUTION where PROC_INST_ID_ in (select instance from small))
			select e.* from near join ACT_RU_EXECUTION e on e.ID_ = any (string_to_array(near.ids, ','))""";

	private static final String AMONG = " = any (string_to_array(current_setting('wusul.near', true), ','))";

	private static final String NEAR_JOBS = " = any (array(select ID_ from ACT_RU_JOB where EXECUTION_ID_" + AMONG
			+ "))";

	static final String EXECUTIONS = "selectExecutionsByProcessInstanceId";

	private static final String VARIABLES = "selectVariablesByExecutionId";

	private static final String VARIABLES_OF_TASK = "selectVariablesByTaskId";

	private static final String SUBSCRIPTIONS = "selectEventSubscriptionsByExecution";

	private static final String JOBS = "selectJobsByExecutionId";

	private static final String INCIDENTS = "selectIncidentsByConfiguration";

	private final List<Asked> questions;

	private ExecutionPath(List<Asked> questions) {
		this.questions = questions;
	}

	/** Returns the path that begins at an execution. */
	static ExecutionPath from(String execution, Configuration mappings) {
		return of("?", List.of(execution), mappings);
	}

	/** Returns the path that begins at the execution of a task that was asked for. */
	static ExecutionPath ofTask(Configuration mappings) {
		return of(TaskQuestions.EXECUTION, List.of(), mappings);
	}

	/** Returns the path that begins at the execution of a job. */
	static ExecutionPath ofJob(String job, Configuration mappings) {
		return of("(select EXECUTION_ID_ from ACT_RU_JOB where ID_ = ?)", List.of(job), mappings);
	}

	private static ExecutionPath of(String start, List<String> values, Configuration mappings) {
		var near = String.format(Locale.ROOT, NEAR, start, MOST + 1, MOST);
		var others = Stream
			.of(Map.entry(VARIABLES, "select * from ACT_RU_VARIABLE where EXECUTION_ID_" + AMONG),
					Map.entry(SUBSCRIPTIONS, "select * from ACT_RU_EVENT_SUBSCR where EXECUTION_ID_" + AMONG),
					Map.entry(JOBS, "select * from ACT_RU_JOB where EXECUTION_ID_" + AMONG),
					Map.entry(INCIDENTS, "select * from ACT_RU_INCIDENT where CONFIGURATION_" + NEAR_JOBS))
			.map((question) -> Asked.of(question.getKey(), question.getValue(), List.of(), mappings));
		return new ExecutionPath(
				Stream.concat(Stream.of(Asked.of(EXECUTIONS, near, values, mappings)), others).toList());
	}

	List<Asked> questions() {
		return this.questions;
	}

	/**
	 * Returns the engine's questions with their answers, given the rows in the order of
	 * the questions here.
	 */
	static Map<Question, List<Object>> answers(List<List<Object>> rows) {
		var executions = of(ExecutionEntity.class, rows.get(0));
		var variables = of(VariableInstanceEntity.class, rows.get(1));
		var subscriptions = of(EventSubscriptionEntity.class, rows.get(2));
		var jobs = of(JobEntity.class, rows.get(3));
		var incidents = of(IncidentEntity.class, rows.get(4));
		sayStep(variables, executions);
		var answers = instances(rows.get(0));
		for (var execution : executions) {
			var id = execution.getId();
			answers.put(new Question(VARIABLES, ReadAhead.variables("executionId", id)),
					those(variables, (one) -> id.equals(one.getExecutionId()) && one.getTaskId() == null));
			answers.put(new Question(SUBSCRIPTIONS, id),
					those(subscriptions, (one) -> id.equals(one.getExecutionId())));
			answers.put(new Question(JOBS, id), those(jobs, (one) -> id.equals(one.getExecutionId())));
		}
		for (var job : jobs) {
			var of = new HashMap<String, Object>();
			of.put("configuration", job.getId());
			of.put("incidentType", null);
			answers.put(new Question(INCIDENTS, of),
					those(incidents, (one) -> job.getId().equals(one.getConfiguration())));
		}
		for (var subscription : subscriptions) {
			var of = new HashMap<String, Object>();
			of.put("handlerType", ProcessEventJobHandler.TYPE);
			of.put("handlerConfiguration", subscription.getId());
			of.put("tenantId", null);
			answers.put(new Question("selectJobsByConfiguration", of),
					those(jobs, (one) -> one.getJobHandlerType().equals(ProcessEventJobHandler.TYPE)
							&& subscription.getId().equals(one.getJobHandlerConfigurationRaw())));
		}
		return answers;
	}

	/**
	 * Says of variables to which step they belong. The engine's text looks that up for
	 * each of them, in two joins with the executions that are here anyway.
	 */
	private static void sayStep(List<VariableInstanceEntity> variables, List<ExecutionEntity> executions) {
		var byId = executions.stream().collect(Collectors.toMap(ExecutionEntity::getId, Function.identity()));
		for (var variable : variables) {
			var execution = byId.get(variable.getExecutionId());
			if (execution != null) {
				variable.setActivityInstanceId((variable.isConcurrentLocal() || variable.getTaskId() != null)
						? execution.getActivityInstanceId() : stepOfScope(execution, byId));
			}
		}
	}

	private static String stepOfScope(ExecutionEntity execution, Map<String, ExecutionEntity> byId) {
		if (execution.getParentId() == null) {
			return execution.getId();
		}
		return (execution.isScope() ? byId.get(execution.getParentId()) : execution).getActivityInstanceId();
	}

	/**
	 * Returns the engine's question about the variables of a task with its answer, if the
	 * execution of the task is among those that were read.
	 */
	static Map<Question, List<Object>> variablesOf(String task, String execution, List<List<Object>> rows) {
		if (of(ExecutionEntity.class, rows.get(0)).stream().noneMatch((near) -> near.getId().equals(execution))) {
			return Map.of();
		}
		return Map.of(new Question(VARIABLES_OF_TASK, ReadAhead.variables("taskId", task)),
				those(of(VariableInstanceEntity.class, rows.get(1)), (one) -> task.equals(one.getTaskId())));
	}

	/** Returns the engine's questions about instances with their answers. */
	static Map<Question, List<Object>> instances(List<Object> rows) {
		var answers = new HashMap<Question, List<Object>>();
		of(ExecutionEntity.class, rows).forEach(
				(execution) -> answers
					.computeIfAbsent(new Question(EXECUTIONS, execution.getProcessInstanceId()),
							(question) -> new ArrayList<>())
					.add(execution));
		return answers;
	}

	/** Returns the job of this id among the rows. */
	static Optional<JobEntity> job(List<List<Object>> rows, String id) {
		return of(JobEntity.class, rows.get(3)).stream().filter((job) -> job.getId().equals(id)).findFirst();
	}

	private static <T> List<T> of(Class<T> kind, List<Object> rows) {
		return rows.stream().map(kind::cast).toList();
	}

	static <T> List<Object> those(List<T> rows, Predicate<T> belongs) {
		return new ArrayList<>(rows.stream().filter(belongs).toList());
	}

}
