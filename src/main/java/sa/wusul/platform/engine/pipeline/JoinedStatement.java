package sa.wusul.platform.engine.pipeline;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.apache.ibatis.mapping.BoundSql;

/**
 * Equal statements of a flush that follow each other: the new rows of a table are one
 * {@code insert}, and those that go are one {@code delete}, which says which rows it
 * found.
 */
final class JoinedStatement {

	/** The parameters of a message have an end in the protocol. */
	private static final int MOST = 100;

	private static final Pattern INSERT = Pattern
		.compile("(?is)\\s*(insert\\s+into\\s+\\w+\\s*\\([^()]*\\)\\s*values\\s*)(\\([^()]*\\))\\s*");

	private static final Pattern DELETE = Pattern
		.compile("(?is)\\s*(delete\\s+from\\s+\\w+\\s+where\\s+)ID_\\s*=\\s*\\?(\\s+and\\s+REV_\\s*=\\s*\\?)?\\s*");

	/** Texts that are remembered; those of lists of ids are without end. */
	private static final int TEXTS = 2000;

	private static final Map<String, Shape> SHAPES = new ConcurrentHashMap<>();

	private final BoundSql first;

	private final Shape shape;

	private final List<String> ids = new ArrayList<>();

	private final List<Parameters> parameters = new ArrayList<>();

	JoinedStatement(BoundSql first) {
		this.first = first;
		this.shape = Shape.of(first.getSql());
	}

	/** Checks whether a statement can be joined with those that are here. */
	boolean takes(BoundSql statement) {
		return this.shape != Shape.OTHER && this.ids.size() < MOST && this.first.getSql().equals(statement.getSql());
	}

	/** Adds a statement about the row of this id. */
	void add(String id, Parameters parameter) {
		this.ids.add(id);
		this.parameters.add(parameter);
	}

	String sql() {
		return isAlone() ? this.first.getSql() : this.shape.joined(this.ids.size());
	}

	/**
	 * Fills the parameters, which begin after others.
	 * @return how many there are with those before
	 */
	int fill(PreparedStatement message, int before) throws SQLException {
		var place = before;
		for (var one : this.parameters) {
			place = one.fill(message, place);
		}
		return place;
	}

	/**
	 * Reads the answer, which is the current one of the message.
	 * @return the changed rows of each of the joined statements
	 */
	int[] changed(PreparedStatement message) throws SQLException {
		var found = found(message);
		if (found.isPresent()) {
			return this.ids.stream().mapToInt((id) -> found.get().contains(id) ? 1 : 0).toArray();
		}
		var count = message.getUpdateCount();
		if (isAlone() ? count < 0 : count != this.ids.size()) {
			throw new IllegalStateException("The database did not answer to " + this.first.getSql());
		}
		var changed = new int[this.ids.size()];
		Arrays.fill(changed, isAlone() ? count : 1);
		return changed;
	}

	private static Optional<HashSet<String>> found(PreparedStatement message) throws SQLException {
		try (var rows = message.getResultSet()) {
			if (rows == null) {
				return Optional.empty();
			}
			var ids = new HashSet<String>();
			while (rows.next()) {
				ids.add(rows.getString(1));
			}
			return Optional.of(ids);
		}
	}

	private boolean isAlone() {
		return this.ids.size() == 1;
	}

	/**
	 * The parts of a statement that can be joined with others.
	 *
	 * @param head up to the first row
	 * @param row one row, which is repeated
	 * @param end after the last row
	 */
	private record Shape(String head, String row, String end) {

		/** The shape of statements that are sent alone. */
		static final Shape OTHER = new Shape("", "", "");

		static Shape of(String text) {
			var known = SHAPES.get(text);
			if (known != null) {
				return known;
			}
			var shape = read(text);
			if (SHAPES.size() < TEXTS) {
				SHAPES.put(text, shape);
			}
			return shape;
		}

		private static Shape read(String text) {
			var insert = INSERT.matcher(text);
			if (insert.matches()) {
				return new Shape(insert.group(1), insert.group(2), "");
			}
			var delete = DELETE.matcher(text);
			if (!delete.matches()) {
				return OTHER;
			}
			var withRevision = delete.group(2) != null;
			return new Shape(delete.group(1) + (withRevision ? "(ID_, REV_)" : "ID_") + " in (",
					withRevision ? "(?, ?)" : "?", ") returning ID_");
		}

		String joined(int rows) {
			return this.head + String.join(", ", Collections.nCopies(rows, this.row)) + this.end;
		}

	}

}
