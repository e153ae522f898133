package sa.wusul.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The selections that each supervisor keeps; each statement is limited to their own.
 */
@Repository
class SavedViewRepository {

	private static final String PAIRS = "&";

	private final JdbcClient jdbc;

	SavedViewRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<SavedView> forUser(String user, ViewKind page) {
		return this.jdbc.sql("""
				select id, name, choices, starts from saved_view
				where user_name = ? and page = ? order by name, id""")
			.params(user, page.code())
			.query(SavedViewRepository::view)
			.list();
	}

	private static SavedView view(ResultSet row, int index) throws SQLException {
		var choices = new LinkedHashMap<String, String>();
		for (var pair : row.getString("choices").split(PAIRS)) {
			var parts = pair.split("=", 2);
			if (parts.length == 2) {
				choices.put(parts[0], parts[1]);
			}
		}
		return new SavedView(row.getLong("id"), row.getString("name"), choices, row.getBoolean("starts"), true);
	}

	/**
	 * Keeps a view, in place of the one of the same name.
	 * @return whether it took the place of another
	 */
	boolean replace(String user, ViewKind page, String name, Map<String, String> choices) {
		return this.jdbc.sql("update saved_view set choices = ? where user_name = ? and page = ? and name = ?")
			.params(text(choices), user, page.code(), name)
			.update() > 0;
	}

	void add(String user, ViewKind page, String name, Map<String, String> choices) {
		this.jdbc.sql("insert into saved_view (user_name, page, name, choices, starts) values (?, ?, ?, ?, false)")
			.params(user, page.code(), name, text(choices))
			.update();
	}

	private static String text(Map<String, String> choices) {
		return new TreeMap<>(choices).entrySet()
			.stream()
			.map((choice) -> choice.getKey() + "=" + choice.getValue())
			.collect(Collectors.joining(PAIRS));
	}

	/** Gives a view another name, and returns whether there was one. */
	boolean rename(String user, long id, String name) {
		return this.jdbc.sql("update saved_view set name = ? where user_name = ? and id = ?")
			.params(name, user, id)
			.update() > 0;
	}

	boolean remove(String user, long id) {
		return this.jdbc.sql("delete from saved_view where user_name = ? and id = ?").params(user, id).update() > 0;
	}

	/** Begins the page of this view with it alone, or no longer with it. */
	boolean start(String user, long id, boolean starts) {
		if (starts) {
			this.jdbc.sql("""
					update saved_view set starts = false
					where user_name = :user and page = (select own.page from saved_view own
					  where own.user_name = :user and own.id = :id)""").param("user", user).param("id", id).update();
		}
		return this.jdbc.sql("update saved_view set starts = ? where user_name = ? and id = ?")
			.params(starts, user, id)
			.update() > 0;
	}

}
