package sa.wusul.webapps.tasklist;

import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each person's columns for the table of tasks, and their counter in a hall. */
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
		var columns = String.join(SEPARATOR, codes);
		this.jdbc.sql("update desk_choice set shown_columns = ? where user_name = ?")
			.params(columns, begun(user))
			.update();
	}

	/** Returns the counter at which the person sat last. */
	Optional<Integer> counter(String user) {
		return this.jdbc.sql("select counter from desk_choice where user_name = ? and counter is not null")
			.param(user)
			.query(Integer.class)
			.optional();
	}

	void keepCounter(String user, int counter) {
		this.jdbc.sql("update desk_choice set counter = ? where user_name = ?").params(counter, begun(user)).update();
	}

	/** Begins the person's row, unless there is one. */
	private String begun(String user) {
		if (this.jdbc.sql("select count(*) from desk_choice where user_name = ?")
			.param(user)
			.query(Long.class)
			.single() == 0) {
			try {
				this.jdbc.sql("insert into desk_choice (user_name) values (?)").param(user).update();
			}
			catch (DuplicateKeyException begunInAnotherWindow) {
				return user;
			}
		}
		return user;
	}

}
