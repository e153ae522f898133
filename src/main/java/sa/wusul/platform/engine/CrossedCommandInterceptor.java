package sa.wusul.platform.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.EntityLoadListener;
import org.camunda.bpm.engine.impl.db.HasDbRevision;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import sa.wusul.platform.problem.RefusalException;

/**
 * Command interceptor that tells a deed which crossed another from a fault of the
 * program. The engine reads an instance in several statements, and each of them sees what
 * was committed before it. If somebody else goes on with the instance between two of
 * them, the engine sees one half before and one half after, and fails over a step that it
 * does not find; or both write the same row of a table. Whether that happened is asked of
 * the database, after the failure.
 */
class CrossedCommandInterceptor extends CommandInterceptor {

	/** So many rows of a table are compared. */
	private static final int MOST = 1000;

	/**
	 * Kinds of rows that are compared. Jobs are not among them: a lock that is renewed
	 * raises their revision.
	 */
	private static final Set<Class<?>> COMPARED = Set.of(ExecutionEntity.class, TaskEntity.class,
			VariableInstanceEntity.class);

	/** Failures that say what the matter is. */
	private static final List<Class<? extends RuntimeException>> ANSWERS = List.of(RefusalException.class,
			AuthorizationException.class, BadUserRequestException.class, TaskAlreadyClaimedException.class,
			OptimisticLockingException.class);

	/** The revisions that the command which failed had read. */
	private static final ThreadLocal<Revisions> read = new ThreadLocal<>();

	private final JdbcClient jdbc;

	CrossedCommandInterceptor(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public <T> T execute(Command<T> command) {
		try {
			return this.next.execute(command);
		}
		catch (RuntimeException failure) {
			var revisions = read.get();
			if (revisions == null || !isOutdated(revisions, failure)) {
				throw failure;
			}
			throw new OptimisticLockingException("Somebody else went on meanwhile with what this command had read",
					failure);
		}
		finally {
			read.remove();
		}
	}

	private boolean isOutdated(Revisions revisions, RuntimeException failure) {
		try {
			return isOutdated(revisions.read(ExecutionEntity.class),
					this.jdbc.sql("select ID_, REV_ from ACT_RU_EXECUTION where ID_ in (:ids)"))
					|| isOutdated(revisions.read(TaskEntity.class),
							this.jdbc.sql("select ID_, REV_ from ACT_RU_TASK where ID_ in (:ids)"))
					|| isOutdated(revisions.read(VariableInstanceEntity.class),
							this.jdbc.sql("select ID_, REV_ from ACT_RU_VARIABLE where ID_ in (:ids)"));
		}
		catch (DataAccessException unreadable) {
			// The transaction is that of a caller, and has failed with the command.
			failure.addSuppressed(unreadable);
			return false;
		}
	}

	private static boolean isOutdated(Map<String, Integer> revisions, StatementSpec question) {
		var now = new HashMap<String, Integer>();
		if (!revisions.isEmpty()) {
			question.param("ids", revisions.keySet()).query((row) -> {
				now.put(row.getString(1), row.getInt(2));
			});
		}
		return !now.equals(revisions);
	}

	/** The revisions of rows, by kind and id, as a command read them first. */
	static final class Revisions implements Session, EntityLoadListener, CommandContextListener {

		private final Map<Class<?>, Map<String, Integer>> byKind = new HashMap<>();

		Revisions() {
			Context.getCommandContext().getDbSqlSession().addEntityLoadListener(this);
			Context.getCommandContext().registerCommandContextListener(this);
		}

		@Override
		public void onEntityLoaded(DbEntity entity) {
			if (COMPARED.contains(entity.getClass())) {
				var revisions = this.byKind.computeIfAbsent(entity.getClass(), (kind) -> new HashMap<>());
				if (revisions.size() < MOST) {
					revisions.putIfAbsent(entity.getId(), ((HasDbRevision) entity).getRevision());
				}
			}
		}

		Map<String, Integer> read(Class<?> kind) {
			return this.byKind.getOrDefault(kind, Map.of());
		}

		@Override
		public void onCommandFailed(CommandContext context, Throwable failure) {
			if (!isAnswer(failure)) {
				read.set(this);
			}
		}

		private static boolean isAnswer(Throwable failure) {
			for (var link = failure; link != null; link = link.getCause()) {
				var of = link;
				if (ANSWERS.stream().anyMatch((answer) -> answer.isInstance(of))) {
					return true;
				}
			}
			return false;
		}

		@Override
		public void onCommandContextClose(CommandContext context) {
			// Rows are compared after a failure only.
		}

		@Override
		public void flush() {
			// It writes no rows.
		}

		@Override
		public void close() {
			// It holds no connection.
		}

	}

	/** Command interceptor that lets a command note what it reads. */
	static final class Reading extends CommandInterceptor {

		@Override
		public <T> T execute(Command<T> command) {
			Context.getCommandContext().getSession(Revisions.class);
			return this.next.execute(command);
		}

	}

}
