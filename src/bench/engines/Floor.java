import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import javax.sql.DataSource;

/**
 * The least rows for the same facts in the same four transactions, without any engine: one round trip a transaction.
 */
public final class Floor implements Reference.Engine {

	private static final String START = "insert into floor_instance values (?, 'review', ?);"
			+ "insert into floor_task values (?, 'review', 'clerks', null, now() + interval '3 days');"
			+ "insert into floor_fact values (?, 'started', now(), ?);insert into floor_fact values (?, 'review', now(), null)";

	private static final String STEP = "update floor_instance set step = ? where id = ?;"
			+ "delete from floor_task where instance = ?;insert into floor_fact values (?, ?, now(), 'clerk');"
			+ "insert into floor_task values (?, ?, 'officers', null, null)";

	private static final String END = "delete from floor_task where instance = ?;delete from floor_instance where id = ?;"
			+ "insert into floor_fact values (?, 'sign', now(), 'clerk');insert into floor_fact values (?, 'ended', now(), null)";

	private DataSource database;

	@Override
	public void open(DataSource database, Path model) throws Exception {
		this.database = database;
		execute("create table floor_instance (id varchar(36) primary key, step varchar(20), facts text)");
		execute("create table floor_task (instance varchar(36) primary key, step varchar(20), people varchar(20), assignee varchar(20), due timestamptz)");
		execute("create table floor_fact (instance varchar(36), step varchar(20), at timestamptz, said text)");
		execute("create index floor_fact_instance on floor_fact (instance)");
	}

	@Override
	public void run(Map<String, Object> facts, Consumer<String> acknowledged) throws Exception {
		var id = UUID.randomUUID().toString();
		var said = String.valueOf(facts);
		execute(START, id, said, id, id, said, id);
		execute(STEP, "work", id, id, id, "review", id, "work");
		execute(STEP, "sign", id, id, id, "work", id, "sign");
		execute(END, id, id, id, id);
	}

	private void execute(String sql, String... values) throws SQLException {
		try (var connection = this.database.getConnection(); var statement = connection.prepareStatement(sql)) {
			for (var number = 0; number < values.length; number++) {
				statement.setString(number + 1, values[number]);
			}
			statement.execute();
		}
	}

	@Override
	public void close() {
		// The pool ends with the program.
	}

}
