package sa.wusul.platform.engine.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.reflection.ParamNameResolver;

/**
 * Several statements of the engine as one prepared statement, which the driver sends in
 * one message. If one of them fails, the transaction has failed.
 */
final class StatementMessage {

	/** Stands between statements, and in none of the engine's. */
	static final String BETWEEN = ";\n";

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

	/** Returns the changed rows of each statement. */
	int[] send(Connection connection) throws SQLException {
		try (var message = connection.prepareStatement(text())) {
			fill(message);
			message.execute();
			return changed(message);
		}
	}

	private String text() {
		return Stream
			.concat(this.own.stream().map(OwnStatement::sql), this.statements.stream().map(JoinedStatement::sql))
			.collect(Collectors.joining(BETWEEN));
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

	/**
	 * Reads the answers, of which the first is the current one, without those to the
	 * program's statements.
	 */
	private int[] changed(PreparedStatement message) throws SQLException {
		for (var place = 0; place < this.own.size(); place++) {
			message.getMoreResults();
		}
		var changed = IntStream.builder();
		for (var one : this.statements) {
			IntStream.of(one.changed(message)).forEach(changed);
			message.getMoreResults();
		}
		return changed.build().toArray();
	}

}
