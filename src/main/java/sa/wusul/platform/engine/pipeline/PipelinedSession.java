package sa.wusul.platform.engine.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.exceptions.TooManyResultsException;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.FlushResult;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbBulkOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.sql.BatchDbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TableDataManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;

import sa.wusul.platform.engine.pipeline.ReadAhead.Asked;
import sa.wusul.platform.engine.pipeline.ReadAhead.Question;

/**
 * A session of the engine that sends a flush as one message of several statements.
 * PostgreSQL answers with the number of rows of each, so that a row that somebody else
 * changed is noticed as ever. If one of them fails, it tells why, but not which one.
 */
final class PipelinedSession extends BatchDbSqlSession {

	/**
	 * The rows that change while a case runs. Others, such as definitions and rights, are
	 * read by MyBatis, which remembers them until the session changes something.
	 */
	private static final Set<Class<?>> RUNNING = Set.of(TaskEntity.class, ExecutionEntity.class,
			VariableInstanceEntity.class, JobEntity.class, AcquirableJobEntity.class, IdentityLinkEntity.class,
			EventSubscriptionEntity.class, IncidentEntity.class);

	/** Statements of the program, which go with the next message. */
	private final List<OwnStatement> own = new ArrayList<>();

	/** Answers that were read ahead. */
	private final Map<Question, List<Object>> ahead = new HashMap<>();

	private boolean isFlushed;

	/** MyBatis knows nothing of messages, and would neither commit nor take them back. */
	private boolean isSent;

	private final EntityRows entities;

	PipelinedSession(DbSqlSessionFactory factory, EntityRows entities) {
		super(factory);
		this.entities = entities;
	}

	/** Returns false if this session sends nothing any more. */
	boolean add(OwnStatement statement) {
		return !this.isFlushed && this.own.add(statement);
	}

	@Override
	public FlushResult executeDbOperations(List<DbOperation> operations) {
		this.ahead.clear();
		if (operations.size() + this.own.size() < 2) {
			return super.executeDbOperations(operations);
		}
		flushBatchOperations();
		var message = message(operations);
		if (message.isPresent()) {
			return send(message.get(), operations);
		}
		sendOwn();
		return super.executeDbOperations(operations);
	}

	/** Reads what the completion of a task needs, whose execution goes on. */
	void readCompletion(String task, String execution) {
		var questions = TaskQuestions.ofCompletion(task, execution, mappings());
		var answers = ask(
				Stream.concat(questions.stream(), ExecutionPath.ofTask(mappings()).questions().stream()).toList());
		var near = answers.subList(questions.size(), answers.size());
		this.ahead.putAll(TaskQuestions.answers(task, execution, answers));
		this.ahead.putAll(ExecutionPath.variablesOf(task, execution, near));
		keep(near);
	}

	/** Asks a question and all about the execution that goes on in one message. */
	private void readAhead(Question question, String execution) {
		var answers = ask(Stream
			.concat(Stream.of(Asked.of(question, mappings())),
					ExecutionPath.from(execution, mappings()).questions().stream())
			.toList());
		this.ahead.put(question, answers.get(0));
		keep(answers.subList(1, answers.size()));
	}

	private void readPath(ExecutionPath path) {
		keep(ask(path.questions()));
	}

	/**
	 * Keeps the answers about a path, of which the engine finds single rows by their ids.
	 */
	private void keep(List<List<Object>> rows) {
		this.ahead.putAll(ExecutionPath.answers(rows));
		rows.forEach((some) -> some.forEach(this::fireEntityLoaded));
	}

	/** Reads a task with its links and the executions of its instance. */
	void readTask(String id) {
		var answers = ask(TaskQuestions.ofClaim(id, mappings()));
		answers.get(0).forEach(this::fireEntityLoaded);
		answers.get(1).forEach(this::fireEntityLoaded);
		this.ahead.putAll(ExecutionPath.instances(answers.get(1)));
		this.ahead.putAll(TaskQuestions.links(id, answers.get(2)));
	}

	private Configuration mappings() {
		return this.sqlSession.getConfiguration();
	}

	private List<List<Object>> ask(List<Asked> questions) {
		return answered(() -> ReadAhead.ask(questions, this.sqlSession.getConnection(), this.entities));
	}

	private boolean isOfRunning(String statement) {
		return mappings().getMappedStatement(statement)
			.getResultMaps()
			.stream()
			.allMatch((mapping) -> RUNNING.contains(mapping.getType()));
	}

	private List<Object> ask(String statement, Object parameter) {
		return answered(() -> ReadAhead.ask(Asked.of(statement, parameter, mappings()), this.sqlSession.getConnection(),
				this.entities));
	}

	private static <T> T answered(SqlSupplier<T> answer) {
		return ExceptionUtil.doWithExceptionWrapper(() -> {
			try {
				return answer.get();
			}
			catch (SQLException ex) {
				throw new PersistenceException(ex);
			}
		});
	}

	@Override
	public List<Object> executeSelectList(String statement, Object parameter) {
		var question = Question.of(statement, parameter);
		if (!this.ahead.containsKey(question)) {
			if (statement.equals("selectEventSubscriptionsByNameAndExecution")
					&& question.parameter() instanceof Map<?, ?> of
					&& of.get("executionId") instanceof String execution) {
				readAhead(question, execution);
			}
			else if (statement.equals("selectExecutionsByProcessInstanceId")
					&& question.parameter() instanceof String instance) {
				readPath(ExecutionPath.from(instance, mappings()));
			}
		}
		var answer = this.ahead.remove(question);
		if (answer != null) {
			return answer;
		}
		return isOfRunning(statement) ? ask(statement, parameter) : super.executeSelectList(statement, parameter);
	}

	/** Reads a row, and of a job all that its execution needs. */
	@Override
	public <T extends DbEntity> T selectById(Class<T> kind, String id) {
		if (kind == JobEntity.class) {
			var rows = ask(ExecutionPath.ofJob(id, mappings()).questions());
			keep(rows);
			var found = ExecutionPath.job(rows, id);
			if (found.isPresent()) {
				return kind.cast(found.get());
			}
		}
		var statement = this.dbSqlSessionFactory.mapStatement(this.dbSqlSessionFactory.getSelectStatement(kind));
		if (!isOfRunning(statement)) {
			return super.selectById(kind, id);
		}
		var rows = ask(statement, id);
		if (rows.size() > 1) {
			throw new TooManyResultsException(rows.size() + " rows of " + kind + " have one id");
		}
		rows.forEach(this::fireEntityLoaded);
		return rows.isEmpty() ? null : kind.cast(rows.get(0));
	}

	/** Sends what no message took with it. The engine flushes this session last. */
	@Override
	public void flush() {
		this.isFlushed = true;
		sendOwn();
	}

	@Override
	public void commit() {
		this.sqlSession.commit(this.isSent);
	}

	@Override
	public void rollback() {
		this.sqlSession.rollback(this.isSent);
	}

	private void sendOwn() {
		ExceptionUtil.doWithExceptionWrapper(() -> {
			var connection = this.sqlSession.getConnection();
			this.own.forEach((statement) -> send(statement, connection));
			this.own.clear();
			return null;
		});
	}

	private void send(OwnStatement statement, Connection connection) {
		this.isSent = true;
		try (var alone = connection.prepareStatement(statement.sql())) {
			statement.fill(alone, 0);
			alone.executeUpdate();
		}
		catch (SQLException ex) {
			throw new PersistenceException(ex);
		}
	}

	/** Returns the message; empty if one of the statements is not a simple one. */
	private Optional<StatementMessage> message(List<DbOperation> operations) {
		var message = new StatementMessage(this.own);
		var mappings = this.sqlSession.getConfiguration();
		for (var operation : operations) {
			var statement = mappings.getMappedStatement(this.dbSqlSessionFactory.mapStatement(statement(operation)));
			if (!message.add(statement, id(operation), parameter(operation))) {
				return Optional.empty();
			}
		}
		return Optional.of(message);
	}

	private FlushResult send(StatementMessage message, List<DbOperation> operations) {
		this.isSent = true;
		try {
			var changed = message.send(this.sqlSession.getConnection());
			this.own.clear();
			var failed = new ArrayList<DbOperation>();
			postProcessJdbcBatchResult(operations.iterator(), changed, null, failed);
			return FlushResult.withFailures(failed);
		}
		catch (SQLException ex) {
			return crossed(operations, new PersistenceException(ex));
		}
		finally {
			this.sqlSession.clearCache();
		}
	}

	/**
	 * Returns a change that crossed one of somebody else, if the database says so.
	 * @throws PersistenceException if it says something else
	 */
	private FlushResult crossed(List<DbOperation> operations, PersistenceException failure) {
		var crossed = operations.stream()
			.filter((operation) -> isCrossed(operation, failure))
			.findFirst()
			.orElseThrow(() -> failure);
		postProcessOperationPerformed(crossed, 0, failure);
		return FlushResult.withFailures(List.of(crossed));
	}

	/**
	 * Checks whether a change failed because the same variable is there already, or
	 * because its row refers to one that is gone.
	 */
	private static boolean isCrossed(DbOperation operation, PersistenceException failure) {
		var table = TableDataManager.persistentObjectToTableNameMap.get(operation.getEntityType());
		return switch (operation.getOperationType()) {
			case INSERT, UPDATE -> ExceptionUtil.checkVariableIntegrityViolation(failure)
					? operation.getEntityType() == VariableInstanceEntity.class : table != null && failure.getMessage()
						.contains("insert or update on table \"" + table.toLowerCase(Locale.ROOT) + '"');
			default -> false;
		};
	}

	private String statement(DbOperation operation) {
		return switch (operation.getOperationType()) {
			case INSERT -> this.dbSqlSessionFactory.getInsertStatement(((DbEntityOperation) operation).getEntity());
			case UPDATE -> this.dbSqlSessionFactory.getUpdateStatement(((DbEntityOperation) operation).getEntity());
			case DELETE -> this.dbSqlSessionFactory.getDeleteStatement(operation.getEntityType());
			case UPDATE_BULK, DELETE_BULK -> ((DbBulkOperation) operation).getStatement();
		};
	}

	/** Returns the id of the row; {@code null} if there may be many. */
	private static String id(DbOperation operation) {
		return (operation instanceof DbEntityOperation one) ? one.getEntity().getId() : null;
	}

	private static Object parameter(DbOperation operation) {
		return (operation instanceof DbEntityOperation one) ? one.getEntity()
				: ((DbBulkOperation) operation).getParameter();
	}

	/** An answer of the database. */
	private interface SqlSupplier<T> {

		T get() throws SQLException;

	}

}
