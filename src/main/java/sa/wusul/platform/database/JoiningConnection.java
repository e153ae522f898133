package sa.wusul.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A connection whose changes without an answer ({@link Unanswered}) wait for the next
 * statement, and go to PostgreSQL before it in the same message. The order of statements
 * and the visibility of rows are those of statements sent one by one.
 */
final class JoiningConnection implements InvocationHandler {

	/** Stands between the statements of a message, and in none of them. */
	static final String BETWEEN = ";\n";

	/** So many parameters may wait; a message has at most 65,535. */
	private static final int MOST_PARAMETERS = 2_000;

	/** Methods after which the database has to know every change, or sends something. */
	private static final Set<String> ENDING = Set.of("commit", "setSavepoint", "releaseSavepoint", "createStatement",
			"prepareCall", "setAutoCommit", "unwrap");

	private final Connection connection;

	private final List<JoiningStatement> waiting = new ArrayList<>();

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
			sendWaiting();
		}
		else if (name.equals("rollback") && values == null || name.equals("close") || name.equals("abort")) {
			this.waiting.clear();
		}
		else if (name.equals("rollback")) {
			sendWaiting();
		}
		else if (name.equals("equals")) {
			return proxy == values[0];
		}
		return call(this.connection, method, values);
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

}
