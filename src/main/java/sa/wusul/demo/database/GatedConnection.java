package sa.wusul.demo.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A connection whose changes and commits pass a gate. The end of a transaction that only
 * read writes nothing to the file and passes by.
 */
final class GatedConnection implements InvocationHandler {

	private static final Set<String> ENDING = Set.of("commit", "rollback", "setAutoCommit", "close", "abort");

	private static final Map<String, Class<?>> STATEMENTS = Map.of("prepareStatement", PreparedStatement.class,
			"createStatement", Statement.class, "prepareCall", CallableStatement.class);

	private static final Pattern READING = Pattern
		.compile("(?is)\\s*(select|with|values|explain|show)\\b(?!.*\\bfor\\s+update\\b).*");

	private final Connection connection;

	private final CommitGate gate;

	private volatile boolean hasChanged;

	private GatedConnection(Connection connection, CommitGate gate) {
		this.connection = connection;
		this.gate = gate;
	}

	static Connection of(Connection connection, CommitGate gate) {
		return proxy(Connection.class, new GatedConnection(connection, gate));
	}

	@Override
	public Object invoke(Object proxy, Method method, Object[] values) throws Throwable {
		var name = method.getName();
		if (STATEMENTS.containsKey(name)) {
			var statement = call(this.connection, method, values);
			var text = (values != null && values[0] instanceof String prepared) ? prepared : "";
			return proxy(STATEMENTS.get(name), (self, called, given) -> execute(self, statement, text, called, given));
		}
		if (name.equals("equals")) {
			return proxy == values[0];
		}
		return (ENDING.contains(name) && this.hasChanged) ? this.gate.alone(() -> end(method, values))
				: call(this.connection, method, values);
	}

	/**
	 * The way back to a savepoint ends no transaction, nor does another call not to
	 * commit by itself.
	 */
	private Object end(Method method, Object[] values) throws Throwable {
		var answer = call(this.connection, method, values);
		if (values == null || values[0] == Boolean.TRUE) {
			this.hasChanged = false;
		}
		return answer;
	}

	private Object execute(Object proxy, Object statement, String prepared, Method method, Object[] values)
			throws Throwable {
		var name = method.getName();
		if (name.equals("equals")) {
			return proxy == values[0];
		}
		var text = (values != null && values[0] instanceof String given) ? given : prepared;
		if (!name.startsWith("execute") || READING.matcher(text).matches()) {
			return call(statement, method, values);
		}
		if (isOneTransaction()) {
			return this.gate.alone(() -> call(statement, method, values));
		}
		this.hasChanged = true;
		return this.gate.beside(() -> call(statement, method, values));
	}

	private boolean isOneTransaction() throws SQLException {
		return this.connection.getAutoCommit();
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type
			.cast(Proxy.newProxyInstance(GatedConnection.class.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static Object call(Object target, Method method, Object[] values) throws Throwable {
		try {
			return method.invoke(target, values);
		}
		catch (InvocationTargetException failure) {
			throw failure.getCause();
		}
	}

}
