package sa.wusul.platform.engine.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/**
 * The engine's tables of history, filled by few statements, whose texts are always the
 * same, so that the database has planned them already.
 */
@Repository
class HistoryRowRepository {

	/** Rows of one statement, of which there are several in a message. */
	private static final int[] SIZES = { 32, 8, 1 };

	private final JdbcOperations jdbc;

	HistoryRowRepository(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	void write(HistoryRows rows) {
		rows.ended()
			.stream()
			.collect(Collectors.groupingBy(HistoryRow::table))
			.forEach((table, ended) -> began(rows, table, ended));
		this.jdbc.execute((ConnectionCallback<Void>) (connection) -> {
			for (var ofTable : rows.added()
				.stream()
				.collect(Collectors.groupingBy(HistoryRow::table, LinkedHashMap::new, Collectors.toList()))
				.entrySet()) {
				insert(ofTable.getKey(), ofTable.getValue(), connection);
			}
			for (var alike : rows.changed()
				.stream()
				.collect(Collectors.groupingBy((row) -> row.table().update(row.columns()), LinkedHashMap::new,
						Collectors.toList()))
				.entrySet()) {
				update(alike.getKey(), alike.getValue(), connection);
			}
			return null;
		});
	}

	/** Looks up when rows began. */
	private void began(HistoryRows rows, HistoryColumns table, List<HistoryRow> ended) {
		var byId = ended.stream().collect(Collectors.toMap(HistoryRow::id, Function.identity()));
		this.jdbc.query(table.select(HistoryRows.START),
				(RowCallbackHandler) (found) -> rows.began(byId.get(found.getString(1)), found.getTimestamp(2)),
				(Object) byId.keySet().toArray(String[]::new));
	}

	private static void insert(HistoryColumns table, List<HistoryRow> rows, Connection connection) throws SQLException {
		var done = 0;
		for (var size : SIZES) {
			var many = (rows.size() - done) / size;
			if (many > 0) {
				try (var statement = connection.prepareStatement(table.insert(size))) {
					for (var number = 0; number < many; number++) {
						fill(statement, rows.subList(done, done + size));
						done += size;
					}
					statement.executeBatch();
				}
			}
		}
	}

	private static void fill(PreparedStatement statement, List<HistoryRow> rows) throws SQLException {
		var before = 0;
		for (var row : rows) {
			before = row.fill(statement, before);
		}
		statement.addBatch();
	}

	private static void update(String text, List<HistoryRow> rows, Connection connection) throws SQLException {
		try (var statement = connection.prepareStatement(text)) {
			for (var row : rows) {
				row.fillChange(statement);
				statement.addBatch();
			}
			statement.executeBatch();
		}
	}

}
