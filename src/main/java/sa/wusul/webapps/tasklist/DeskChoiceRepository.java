package sa.wusul.webapps.tasklist;

import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people chose for the tables of their tasks. */
@Repository
class DeskChoiceRepository {

	private static final String SEPARATOR = ",";

	private final JdbcClient jdbc;

	DeskChoiceRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the codes of the columns in the person's order. */
	Optional<List<String>> columns(String user) {
		return this.jdbc.sql("select shown_columns from desk_choice where user_name = ? and shown_columns is not null")
			.param(user)
			.query(String.class)
			.optional()
			.map((codes) -> List.of(codes.split(SEPARATOR)));
	}

	void keepColumns(String user, List<String> codes) {
		keep("shown_columns", String.join(SEPARATOR, codes), user);
	}

	/** Returns the counter at which the person sat last. */
	Optional<Integer> counter(String user) {
		return this.jdbc.sql("select counter from desk_choice where user_name = ? and counter is not null")
			.param(user)
			.query(Integer.class)
			.optional();
	}

	void keepCounter(String user, int counter) {
		keep("counter", counter, user);
	}

	private void keep(String column, Object value, String user) {
		var change = "update desk_choice set " + column + " = ? where user_name = ?";
		if (this.jdbc.sql(change).params(value, user).update() > 0) {
			return;
		}
		try {
			this.jdbc.sql("insert into desk_choice (" + column + ", user_name) values (?, ?)")
				.params(value, user)
				.update();
		}
		catch (DuplicateKeyException chosenInAnotherWindow) {
			this.jdbc.sql(change).params(value, user).update();
		}
	}

}
