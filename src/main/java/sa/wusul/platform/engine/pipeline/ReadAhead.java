package sa.wusul.platform.engine.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.reflection.ParamNameResolver;
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
		if (task.getExecutionId() != null) {
			session().ifPresent((session) -> session.readCompletion(task.getId(), task.getExecutionId()));
		}
	}

	/** Reads what the claim of a task needs. */
	public static void ofClaim(String task) {
		session().ifPresent((session) -> session.readTask(task));
	}

	private static Optional<PipelinedSession> session() {
		var command = Context.getCommandContext();
		// The engine's memory of rows listens to the session from its own beginning.
		command.getDbEntityManager();
		return Optional.of(command.getSession(DbSqlSession.class))
			.filter(PipelinedSession.class::isInstance)
			.map(PipelinedSession.class::cast);
	}

	static Map<String, Object> variables(String of, String id) {
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
	static List<List<Object>> ask(List<Asked> questions, Connection connection, EntityRows entities)
			throws SQLException {
		var text = questions.stream().map(Asked::sql).collect(Collectors.joining(StatementMessage.BETWEEN));
		try (var message = connection.prepareStatement(text)) {
			var before = 0;
			for (var one : questions) {
				before = one.fill(message, before);
			}
			message.execute();
			var answers = new ArrayList<List<Object>>();
			for (var one : questions) {
				answers.add(answer(one, message, entities));
			}
			return Collections.unmodifiableList(answers);
		}
	}

	/** Asks a question of the engine alone, as MyBatis prepares and fills it. */
	static List<Object> ask(Asked question, Connection connection, EntityRows entities) throws SQLException {
		try (var alone = connection.prepareStatement(question.sql())) {
			question.parameters().setParameters(alone);
			alone.execute();
			return answer(question, alone, entities);
		}
	}

	/** Reads the current answer, and goes to the next one. Most are empty. */
	private static List<Object> answer(Asked one, PreparedStatement message, EntityRows entities) throws SQLException {
		var rows = message.getResultSet();
		if (!rows.isBeforeFirst()) {
			message.getMoreResults();
			return new ArrayList<>();
		}
		var mappings = one.statement().getConfiguration();
		var read = entities.read(one.statement().getResultMaps().get(0), one.sql(), rows, mappings);
		if (read.isEmpty()) {
			return mappings
				.newResultSetHandler(null, one.statement(), RowBounds.DEFAULT, one.parameters(), null, one.text())
				.handleResultSets(message);
		}
		message.getMoreResults();
		return read.get();
	}

	/**
	 * A question as it is sent: the engine's own, or one about several rows at once,
	 * whose answer is read as the engine's is.
	 */
	record Asked(MappedStatement statement, Object parameter, BoundSql text, String sql, List<String> values) {

		/** Returns the engine's own question. */
		static Asked of(Question question, Configuration mappings) {
			return of(question.statement(), new ListQueryParameterObject(question.parameter(), 0, ALL), mappings);
		}

		/** Returns a statement of the engine with its parameter. */
		static Asked of(String statement, Object given, Configuration mappings) {
			var mapped = mappings.getMappedStatement(statement);
			var parameter = ParamNameResolver.wrapToMapIfCollection(given, null);
			var text = mapped.getBoundSql(parameter);
			return new Asked(mapped, parameter, text, text.getSql(), List.of());
		}

		/** Returns a question of other words, with these parameters. */
		static Asked of(String statement, String sql, List<String> values, Configuration mappings) {
			return new Asked(mappings.getMappedStatement(statement), null, new BoundSql(mappings, sql, List.of(), null),
					sql, values);
		}

		ParameterHandler parameters() {
			return this.statement.getConfiguration().newParameterHandler(this.statement, this.parameter, this.text);
		}

		/**
		 * Fills the parameters, which begin after others.
		 * @return how many there are with those before
		 */
		int fill(PreparedStatement message, int before) throws SQLException {
			for (var place = 0; place < this.values.size(); place++) {
				message.setString(before + place + 1, this.values.get(place));
			}
			if (this.values.isEmpty()) {
				new Parameters(this.statement, this.parameter, this.text).fill(message, before);
			}
			return before + this.values.size() + this.text.getParameterMappings().size();
		}

	}

}
