import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/**
 * Stock Camunda's own rows without its engine: the changes of one recorded run, with new ids, one round trip a
 * transaction. It is the limit for an engine that keeps Camunda's tables as they are.
 */
public final class Replay extends Camunda {

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private final List<Transaction> transactions = new ArrayList<>();

	private Transaction current = new Transaction(new StringBuilder(), new ArrayList<>());

	private DataSource database;

	private boolean recording;

	/** The statements of a transaction, and their values in order. */
	private record Transaction(StringBuilder sql, List<Setting> values) {

	}

	/** A call that sets a value, with the value. */
	private record Setting(java.lang.reflect.Method method, Object[] arguments) {

	}

	@Override
	public void open(DataSource database, Path model) throws Exception {
		this.database = database;
		super.open(recorded(database), model);
		super.run(facts(), (step) -> {
		});
		this.recording = true;
		super.run(facts(), (step) -> {
		});
		this.recording = false;
	}

	private static Map<String, Object> facts() {
		var facts = new HashMap<String, Object>();
		for (var number = 0; number < 10; number++) {
			facts.put("fact" + number, "value " + number);
		}
		return facts;
	}

	@Override
	protected StandaloneProcessEngineConfiguration configuration(DataSource database) {
		var configuration = super.configuration(database);
		configuration.setIdGenerator(new StrongUuidGenerator());
		return configuration;
	}

	@Override
	public void run(Map<String, Object> facts, Consumer<String> acknowledged) throws Exception {
		var ids = new HashMap<String, String>();
		for (var transaction : this.transactions) {
			try (var connection = this.database.getConnection();
					var statement = connection.prepareStatement(transaction.sql().toString())) {
				var position = 1;
				for (var value : transaction.values()) {
					var arguments = value.arguments().clone();
					arguments[0] = position++;
					// The definition stays the same.
					if (arguments[1] instanceof String text && !text.startsWith("reference:")) {
						arguments[1] = ID.matcher(text)
							.replaceAll((id) -> ids.computeIfAbsent(id.group(), (old) -> UUID.randomUUID().toString()));
					}
					value.method().invoke(statement, arguments);
				}
				statement.execute();
			}
		}
	}

	private DataSource recorded(DataSource database) {
		return proxy(DataSource.class, database, (method, result, arguments) -> (result instanceof Connection connection)
				? proxy(Connection.class, connection, this::ofConnection) : result);
	}

	private Object ofConnection(java.lang.reflect.Method method, Object result, Object[] arguments) {
		if (method.getName().equals("commit") && this.recording && !this.current.values().isEmpty()) {
			this.transactions.add(this.current);
			this.current = new Transaction(new StringBuilder(), new ArrayList<>());
		}
		if (result instanceof PreparedStatement statement && this.recording) {
			var sql = String.valueOf(arguments[0]).strip();
			if (!sql.toLowerCase(java.util.Locale.ROOT).startsWith("select")) {
				var values = new TreeMap<Integer, Setting>();
				return proxy(PreparedStatement.class, statement, (call, value, given) -> {
					if (call.getName().startsWith("set") && given != null && given.length > 1 && given[0] instanceof Integer position) {
						values.put(position, new Setting(call, given));
					}
					else if (call.getName().equals("addBatch") || call.getName().equals("execute")
							|| call.getName().equals("executeUpdate")) {
						this.current.sql().append(this.current.sql().isEmpty() ? "" : ";").append(sql);
						this.current.values().addAll(new LinkedHashMap<>(values).values());
					}
					return value;
				});
			}
		}
		return result;
	}

	private interface After {

		Object see(java.lang.reflect.Method method, Object result, Object[] arguments);

	}

	private static <T> T proxy(Class<T> type, T target, After after) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (self, method, arguments) -> {
			try {
				return after.see(method, method.invoke(target, arguments), arguments);
			}
			catch (InvocationTargetException failure) {
				throw failure.getCause();
			}
		}));
	}

}
