package sa.wusul.platform.engine;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.HasDbRevision;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityCache;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

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

	/** Most rows of a table that are compared. */
	private static final int MOST = 1000;

	/** States of entities that have a row. */
	private static final Set<DbEntityState> STORED = EnumSet.of(DbEntityState.PERSISTENT, DbEntityState.MERGED,
			DbEntityState.DELETED_PERSISTENT, DbEntityState.DELETED_MERGED);

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
			return isOutdated(revisions.executions(),
					this.jdbc.sql("select ID_, REV_ from ACT_RU_EXECUTION where ID_ in (:ids)"))
					|| isOutdated(revisions.tasks(),
							this.jdbc.sql("select ID_, REV_ from ACT_RU_TASK where ID_ in (:ids)"));
		}
		catch (DataAccessException unreadable) {
			// The transaction of a command around this one, which will ask again.
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

	/** The revisions of rows, by their ids. */
	private record Revisions(Map<String, Integer> executions, Map<String, Integer> tasks) {

		static Revisions of(DbEntityCache cache) {
			var stored = cache.getCachedEntities()
				.stream()
				.filter((entity) -> STORED.contains(entity.getEntityState()))
				.map(CachedDbEntity::getEntity)
				.toList();
			return new Revisions(of(ExecutionEntity.class, stored), of(TaskEntity.class, stored));
		}

		private static Map<String, Integer> of(Class<?> type, List<DbEntity> entities) {
			return entities.stream()
				.filter(type::isInstance)
				.limit(MOST)
				.collect(Collectors.toMap(DbEntity::getId, (entity) -> ((HasDbRevision) entity).getRevision()));
		}

	}

	/** Command interceptor that notes, within a command that fails, what it had read. */
	static final class Reading extends CommandInterceptor {

		@Override
		public <T> T execute(Command<T> command) {
			try {
				return this.next.execute(command);
			}
			catch (RuntimeException failure) {
				if (!isAnswer(failure)) {
					read.set(Revisions.of(Context.getCommandContext().getDbEntityManager().getDbEntityCache()));
				}
				throw failure;
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

	}

}
