package sa.wusul.platform.engine.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.reflection.ParamNameResolver;

/**
 * Several statements of the engine as one prepared statement, which the driver sends in
 * one message. It begins with a savepoint, to which the transaction goes back if one of
 * the statements fails.
 */
final class StatementMessage {

	/** Stands between statements, and in none of the engine's. */
	static final String BETWEEN = ";\n";

	private static final String BEGIN = "savepoint engine_flush";

	private static final String END = "release savepoint engine_flush";

	private static final String BACK = "rollback to savepoint engine_flush";

	private final List<OwnStatement> own;

	private final List<JoinedStatement> statements = new ArrayList<>();

	StatementMessage(List<OwnStatement> own) {
		this.own = List.copyOf(own);
	}

	/**
	 * Adds a statement about the row of this id.
	 * @return false if it cannot be part of a message
	 */
	boolean add(MappedStatement statement, String id, Object given) {
		var parameter = ParamNameResolver.wrapToMapIfCollection(given, null);
		var text = statement.getBoundSql(parameter);
		if (text.getSql().isBlank() || text.getSql().indexOf(';') >= 0) {
			return false;
		}
		if (this.statements.isEmpty() || !last().takes(text)) {
			this.statements.add(new JoinedStatement(text));
		}
		last().add(id, new Parameters(statement, parameter, text));
		return true;
	}

	private JoinedStatement last() {
		return this.statements.get(this.statements.size() - 1);
	}

	/**
	 * Returns the changed rows of each statement; empty if one of them failed, after
	 * which none has happened.
	 * @throws PersistenceException if a change that goes before the message failed, so
	 * that there is no transaction any more
	 */
	Optional<int[]> send(Connection connection) throws SQLException {
		if (connection.getAutoCommit()) {
			return Optional.empty();
		}
		try (var message = connection.prepareStatement(text())) {
			fill(message);
			try {
				message.execute();
			}
			catch (SQLException failed) {
				takeBack(connection, failed);
				return Optional.empty();
			}
			return Optional.of(changed(message));
		}
	}

	private String text() {
		var text = new StringBuilder(BEGIN);
		this.own.forEach((one) -> text.append(BETWEEN).append(one.sql()));
		this.statements.forEach((one) -> text.append(BETWEEN).append(one.sql()));
		return text.append(BETWEEN).append(END).toString();
	}

	private void fill(PreparedStatement message) throws SQLException {
		var before = 0;
		for (var one : this.own) {
			one.fill(message, before);
			before += one.values().size();
		}
		for (var one : this.statements) {
			before = one.fill(message, before);
		}
	}

	private static void takeBack(Connection connection, SQLException failed) {
		try (var back = connection.createStatement()) {
			back.execute(BACK + BETWEEN + END);
		}
		catch (SQLException withoutSavepoint) {
			failed.addSuppressed(withoutSavepoint);
			throw new PersistenceException(failed);
		}
	}

	/**
	 * Reads the answers between those to the savepoint and to its release, without those
	 * to the program's statements.
	 */
	private int[] changed(PreparedStatement message) throws SQLException {
		for (var place = 0; place < this.own.size(); place++) {
			message.getMoreResults();
		}
		var changed = IntStream.builder();
		for (var one : this.statements) {
			message.getMoreResults();
			IntStream.of(one.changed(message)).forEach(changed);
		}
		return changed.build().toArray();
	}

}
