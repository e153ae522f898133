package sa.wusul.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A statement that remembers its parameters until it is executed: then it either waits
 * for the next one, or goes to the database behind those that wait.
 */
final class JoiningStatement implements InvocationHandler {

	/** Begins the statement that ends a part of a transaction. */
	static final String RELEASE = "release savepoint ";

	private final JoiningConnection connection;

	private final String text;

	private final boolean isUnanswered;

	/** Calls that set a parameter, by its place; the first value is the place. */
	private final Map<Integer, Call> parameters = new TreeMap<>();

	/** Calls that set how the statement is executed. */
	private final List<Call> settings = new ArrayList<>();

	/** The statement at the database, as soon as there is one. */
	private PreparedStatement sent;

	/** Whether others are part of what was sent, so that it is not sent again. */
	private boolean isJoined;

	private Connection owner;

	JoiningStatement(JoiningConnection connection, String text, boolean isUnanswered) {
		this.connection = connection;
		this.text = text;
		this.isUnanswered = isUnanswered;
	}

	PreparedStatement asPart(Connection owner) {
		this.owner = owner;
		return (PreparedStatement) Proxy.newProxyInstance(JoiningStatement.class.getClassLoader(),
				new Class<?>[] { PreparedStatement.class }, this);
	}

	String text() {
		return this.text;
	}

	/** Checks whether it ends a part of a transaction, as the commit does, too. */
	boolean isRelease() {
		return this.text.startsWith(RELEASE);
	}

	int parameters() {
		return this.parameters.size();
	}

	@Override
	public Object invoke(Object proxy, Method method, Object[] values) throws Throwable {
		if (method.getName().startsWith("set") && values != null) {
			return remember(method, values);
		}
		return switch (method.getName()) {
			case "executeUpdate" -> (values == null) ? executeUpdate() : direct(method, values);
			case "executeLargeUpdate" -> (values == null) ? (long) executeUpdate() : direct(method, values);
			case "executeQuery" -> (values == null) ? executeQuery() : direct(method, values);
			case "execute" -> (values == null) ? execute() : direct(method, values);
			case "clearParameters" -> clear();
			case "close" -> close();
			case "isClosed" -> this.sent != null && this.sent.isClosed();
			case "getConnection" -> this.owner;
			case "getWarnings" -> (this.sent != null) ? this.sent.getWarnings() : null;
			case "hashCode" -> System.identityHashCode(proxy);
			case "equals" -> proxy == values[0];
			default -> direct(method, values);
		};
	}

	private Object remember(Method method, Object[] values) throws Throwable {
		var call = new Call(method, values);
		if (values.length > 1 && values[0] instanceof Integer place) {
			this.parameters.put(place, call);
		}
		else {
			this.settings.add(call);
		}
		return (this.sent != null && !this.isJoined) ? JoiningConnection.call(this.sent, method, values) : null;
	}

	private Object clear() throws SQLException {
		this.parameters.clear();
		if (this.sent != null && !this.isJoined) {
			this.sent.clearParameters();
		}
		return null;
	}

	private Object close() throws SQLException {
		if (this.sent != null) {
			this.sent.close();
		}
		return null;
	}

	private int executeUpdate() throws SQLException {
		if (this.isUnanswered && this.sent == null) {
			this.connection.letWait(this);
			return 1;
		}
		execute();
		return this.sent.getUpdateCount();
	}

	private ResultSet executeQuery() throws SQLException {
		execute();
		return this.sent.getResultSet();
	}

	/**
	 * Executes the message, and goes to the answer to this statement, which is the last.
	 */
	private boolean execute() throws SQLException {
		var before = this.connection.takeWaiting();
		if (this.sent != null && !this.isJoined && before.isEmpty()) {
			return this.sent.execute();
		}
		var message = prepare(Stream.concat(before.stream(), Stream.of(this)).toList());
		var hasRows = message.execute();
		for (var place = 0; place < before.size(); place++) {
			hasRows = message.getMoreResults();
		}
		return hasRows;
	}

	/** Calls a method of the statement itself, behind those that wait. */
	private Object direct(Method method, Object[] values) throws Throwable {
		if (this.sent == null) {
			this.connection.sendWaiting();
			prepare(List.of(this));
		}
		return JoiningConnection.call(this.sent, method, values);
	}

	private PreparedStatement prepare(List<JoiningStatement> parts) throws SQLException {
		close();
		this.isJoined = parts.size() > 1;
		this.sent = this.connection.prepareMessage(parts);
		for (var setting : this.settings) {
			setting.repeat(this.sent, 0);
		}
		fill(this.sent, parts);
		return this.sent;
	}

	/** Sets the parameters of all parts, one part's behind those of the parts before. */
	static void fill(PreparedStatement message, List<JoiningStatement> parts) throws SQLException {
		var before = 0;
		for (var part : parts) {
			for (var parameter : part.parameters.values()) {
				parameter.repeat(message, before);
			}
			before += part.parameters.size();
		}
	}

	/** A call, made once more at another statement. */
	private record Call(Method method, Object[] values) {

		void repeat(PreparedStatement message, int before) throws SQLException {
			var shifted = this.values.clone();
			if (shifted.length > 1) {
				shifted[0] = (int) shifted[0] + before;
			}
			try {
				JoiningConnection.call(message, this.method, shifted);
			}
			catch (SQLException | RuntimeException | Error failed) {
				throw failed;
			}
			catch (Throwable unexpected) {
				throw new IllegalStateException(unexpected);
			}
		}

	}

}
