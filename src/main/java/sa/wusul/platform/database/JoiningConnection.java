package sa.wusul.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A connection whose changes without an answer ({@link Unanswered}) and savepoints wait
 * for the next statement, and go to PostgreSQL before it in the same message. The order
 * of statements and the visibility of rows are those of statements sent one by one.
 */
final class JoiningConnection implements InvocationHandler {

	/** Stands between the statements of a message, and in none of them. */
	static final String BETWEEN = ";\n";

	/** So many parameters may wait; a message has at most 65,535. */
	private static final int MOST_PARAMETERS = 2_000;

	/** Methods after which the database has to know every change, or sends something. */
	private static final Set<String> ENDING = Set.of("commit", "createStatement", "prepareCall", "setAutoCommit",
			"unwrap");

	private final Connection connection;

	private final List<JoiningStatement> waiting = new ArrayList<>();

	/** Counts savepoints without a name. */
	private int savepoints;

	private JoiningConnection(Connection connection) {
		this.connection = connection;
	}

	/** Returns the connection, which joins its statements if it is one to PostgreSQL. */
	static Connection of(Connection connection) throws SQLException {
		return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
				? (Connection) Proxy.newProxyInstance(JoiningConnection.class.getClassLoader(),
						new Class<?>[] { Connection.class }, new JoiningConnection(connection))
				: connection;
	}

	@Override
	public Object invoke(Object proxy, Method method, Object[] values) throws Throwable {
		var name = method.getName();
		if (name.equals("prepareStatement")) {
			if (values.length == 1) {
				return prepare((Connection) proxy, (String) values[0]);
			}
			sendWaiting();
		}
		else if (ENDING.contains(name)) {
			if (name.equals("commit")) {
				this.waiting.removeIf(JoiningStatement::isRelease);
			}
			sendWaiting();
		}
		else if (name.equals("rollback") && values == null || name.equals("close") || name.equals("abort")) {
			this.waiting.clear();
		}
		else if (name.equals("setSavepoint") && !this.connection.getAutoCommit()) {
			return begin((values != null) ? (String) values[0] : "part_" + this.savepoints++);
		}
		else if (name.equals("releaseSavepoint") && values[0] instanceof JoinedSavepoint joined) {
			end(joined);
			return null;
		}
		else if (name.equals("rollback") && values[0] instanceof JoinedSavepoint joined) {
			undo(joined);
			return null;
		}
		else if (name.equals("equals")) {
			return proxy == values[0];
		}
		return call(this.connection, method, values);
	}

	/** Begins a part of the transaction with the next statement. */
	private Savepoint begin(String name) throws SQLException {
		var savepoint = new JoinedSavepoint(name, new JoiningStatement(this, "savepoint " + name, true),
				new JoiningStatement(this, JoiningStatement.RELEASE + name, true));
		letWait(savepoint.begin());
		return savepoint;
	}

	/** Ends a part with the next statement, if anything of it was sent. */
	private void end(JoinedSavepoint savepoint) throws SQLException {
		var place = this.waiting.size() - 1;
		if (place >= 0 && this.waiting.get(place) == savepoint.begin()) {
			this.waiting.remove(place);
		}
		else {
			letWait(savepoint.release());
		}
	}

	/** Undoes a part, of which perhaps nothing was sent. */
	private void undo(JoinedSavepoint savepoint) throws SQLException {
		var place = this.waiting.indexOf(savepoint.begin());
		if (place >= 0) {
			// It still stands, as after any other return to it.
			this.waiting.subList(place + 1, this.waiting.size()).clear();
			return;
		}
		this.waiting.clear();
		try (var statement = this.connection.createStatement()) {
			statement.execute("rollback to savepoint " + savepoint.name());
		}
	}

	private PreparedStatement prepare(Connection proxy, String text) throws SQLException {
		var isUnanswered = Unanswered.isWritten() && !this.connection.getAutoCommit();
		if (!isUnanswered && this.waiting.isEmpty()) {
			return this.connection.prepareStatement(text);
		}
		return new JoiningStatement(this, text, isUnanswered).asPart(proxy);
	}

	/** Lets a filled statement wait for the next one. */
	void letWait(JoiningStatement statement) throws SQLException {
		this.waiting.add(statement);
		if (this.waiting.stream().mapToInt(JoiningStatement::parameters).sum() > MOST_PARAMETERS) {
			sendWaiting();
		}
	}

	/** Returns the statements that wait, which wait no longer. */
	List<JoiningStatement> takeWaiting() {
		var taken = List.copyOf(this.waiting);
		this.waiting.clear();
		return taken;
	}

	PreparedStatement prepareMessage(List<JoiningStatement> parts) throws SQLException {
		return this.connection
			.prepareStatement(String.join(BETWEEN, parts.stream().map(JoiningStatement::text).toList()));
	}

	/** Sends the statements that wait, alone. */
	void sendWaiting() throws SQLException {
		if (!this.waiting.isEmpty()) {
			var parts = takeWaiting();
			try (var message = prepareMessage(parts)) {
				JoiningStatement.fill(message, parts);
				message.execute();
			}
		}
	}

	static Object call(Object target, Method method, Object[] values) throws Throwable {
		try {
			return method.invoke(target, values);
		}
		catch (InvocationTargetException failed) {
			throw failed.getTargetException();
		}
	}

	/** A savepoint that goes to the database with the next statement. */
	private record JoinedSavepoint(String name, JoiningStatement begin, JoiningStatement release) implements Savepoint {

		@Override
		public int getSavepointId() throws SQLException {
			throw new SQLException("The savepoint has a name");
		}

		@Override
		public String getSavepointName() {
			return this.name;
		}

	}

}
