package sa.wusul.platform.engine.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Questions that the engine is about to ask one after the other, asked in one message.
 * The engine gets each answer when it asks; an answer is given once.
 */
public final class ReadAhead {

	private static final int ALL = Integer.MAX_VALUE;

	private ReadAhead() {
	}

	/** Reads what the completion of a task needs. */
	public static void ofCompletion(TaskEntity task) {
		if (task.getExecutionId() != null
				&& Context.getCommandContext().getSession(DbSqlSession.class) instanceof PipelinedSession session) {
			session.readAhead(questionsOf(task));
		}
	}

	private static List<Question> questionsOf(TaskEntity task) {
		return Stream.concat(
				Stream.of(new Question("selectExecutionsByProcessInstanceId", task.getProcessInstanceId()),
						new Question("selectVariablesByTaskId", variables("taskId", task.getId())),
						new Question("selectTasksByParentTaskId", task.getId()),
						new Question("selectTasksByExecutionId", task.getExecutionId()),
						new Question("selectIdentityLinksByTask", task.getId())),
				Stream.of(task.getExecutionId(), task.getProcessInstanceId())
					.distinct()
					.map((execution) -> new Question("selectVariablesByExecutionId",
							variables("executionId", execution))))
			.toList();
	}

	private static Map<String, Object> variables(String of, String id) {
		var parameter = new HashMap<String, Object>();
		parameter.put(of, id);
		parameter.put("variableNames", null);
		return parameter;
	}

	/** A statement of the engine with its parameter. */
	record Question(String statement, Object parameter) {

		static Question of(String statement, Object parameter) {
			return new Question(statement, (parameter instanceof ListQueryParameterObject list
					&& list.getFirstResult() == 0 && list.getMaxResults() == ALL) ? list.getParameter() : parameter);
		}

	}

	/** Asks all questions in one message, and returns the answers in their order. */
	static List<List<Object>> ask(List<Question> questions, Configuration mappings, Connection connection)
			throws SQLException {
		var asked = questions.stream().map((question) -> Asked.of(question, mappings)).toList();
		var text = asked.stream()
			.map((one) -> one.text().getSql())
			.collect(Collectors.joining(StatementMessage.BETWEEN));
		try (var message = connection.prepareStatement(text)) {
			var before = 0;
			for (var one : asked) {
				mappings.newParameterHandler(one.statement(), one.parameter(), one.text())
					.setParameters(StatementMessage.from(before, message));
				before += one.text().getParameterMappings().size();
			}
			message.execute();
			var answers = new ArrayList<List<Object>>();
			for (var one : asked) {
				answers.add(mappings.newResultSetHandler(null, one.statement(), RowBounds.DEFAULT,
						mappings.newParameterHandler(one.statement(), one.parameter(), one.text()), null, one.text())
					.handleResultSets(message));
			}
			return Collections.unmodifiableList(answers);
		}
	}

	private record Asked(MappedStatement statement, Object parameter, BoundSql text) {

		static Asked of(Question question, Configuration mappings) {
			var statement = mappings.getMappedStatement(question.statement());
			var parameter = new ListQueryParameterObject(question.parameter(), 0, ALL);
			return new Asked(statement, parameter, statement.getBoundSql(parameter));
		}

	}

}
