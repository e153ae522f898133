package sa.wusul.cost;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Listener that counts the measured thread's database calls, and the bytes that
 * PostgreSQL writes to its log for them.
 */
final class DatabaseMeter implements QueryExecutionListener, MethodExecutionListener {

	/** One message may have several statements (ADR 98). */
	private static final Pattern BETWEEN_STATEMENTS = Pattern.compile(";\n");

	/** Begins the names of the tables of the demo's stand-ins. */
	private static final String PEER_TABLE = " demo_";

	private static final Pattern CHANGE = Pattern.compile("(?i)insert|update|delete");

	private final String url;

	private final Map<String, Integer> statements = new TreeMap<>();

	private int roundTrips;

	private int commits;

	private int peerCommits;

	private long walBytes;

	/** An empty commit never reaches the database. */
	private boolean somethingToCommit;

	/** Whether it is the program's, and not only a stand-in's for a system of others. */
	private boolean ownToCommit;

	private volatile Thread measured;

	DatabaseMeter(String url) {
		this.url = url;
	}

	void reset() {
		this.statements.clear();
		this.roundTrips = 0;
		this.commits = 0;
		this.peerCommits = 0;
		this.walBytes = 0;
	}

	/** Counts this thread's calls until {@link #end}. */
	void begin() {
		reset();
		this.walBytes = -walPosition();
		this.measured = Thread.currentThread();
	}

	/** Returns what was counted since {@link #begin}. */
	Cost end() {
		this.measured = null;
		this.walBytes += walPosition();
		return cost();
	}

	/** Does some work, of which only counts if it changes something. */
	<T> T countingChanges(Supplier<T> work) {
		var earlier = new TreeMap<>(this.statements);
		var earlierTrips = this.roundTrips;
		try {
			return work.get();
		}
		finally {
			if (changes(this.statements) == changes(earlier)) {
				this.statements.clear();
				this.statements.putAll(earlier);
				this.roundTrips = earlierTrips;
				this.somethingToCommit = false;
				this.ownToCommit = false;
			}
		}
	}

	/** Does some work that is not counted, except for its bytes. */
	<T> T leavingOut(Supplier<T> work) {
		var counted = this.measured;
		this.measured = null;
		try {
			return work.get();
		}
		finally {
			this.measured = counted;
		}
	}

	<T> T count(Supplier<T> work) {
		var before = walPosition();
		this.measured = Thread.currentThread();
		try {
			return work.get();
		}
		finally {
			this.measured = null;
			this.walBytes += walPosition() - before;
		}
	}

	void count(Runnable work) {
		count(() -> {
			work.run();
			return null;
		});
	}

	Cost cost() {
		return new Cost(this.statements.values().stream().mapToInt(Integer::intValue).sum(), changes(this.statements),
				this.roundTrips, this.commits, this.peerCommits, this.walBytes, Map.copyOf(this.statements));
	}

	private static int changes(Map<String, Integer> statements) {
		return statements.entrySet()
			.stream()
			.filter((statement) -> CHANGE.matcher(statement.getKey()).lookingAt())
			.mapToInt(Map.Entry::getValue)
			.sum();
	}

	/** Uses a connection of its own, which is not counted. */
	private long walPosition() {
		try (var connection = DriverManager.getConnection(this.url, "postgres", "postgres");
				var statement = connection.createStatement();
				var row = statement
					.executeQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")) {
			row.next();
			return row.getLong(1);
		}
		catch (SQLException problem) {
			throw new IllegalStateException(problem);
		}
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		if (Thread.currentThread() != this.measured) {
			return;
		}
		this.roundTrips++;
		queries.forEach((query) -> BETWEEN_STATEMENTS.splitAsStream(query.getQuery())
			.forEach((statement) -> this.statements.merge(StatementText.of(statement),
					execution.isBatch() ? query.getParametersList().size() : 1, Integer::sum)));
		this.somethingToCommit = true;
		this.ownToCommit |= queries.stream()
			.flatMap((query) -> BETWEEN_STATEMENTS.splitAsStream(query.getQuery()))
			.anyMatch((statement) -> !statement.contains(PEER_TABLE));
		if (commitsByItself(execution)) {
			countCommit();
		}
	}

	private static boolean commitsByItself(ExecutionInfo execution) {
		try {
			return execution.getStatement().getConnection().getAutoCommit();
		}
		catch (SQLException problem) {
			throw new IllegalStateException(problem);
		}
	}

	@Override
	public void beforeMethod(MethodExecutionContext context) {
	}

	@Override
	public void afterMethod(MethodExecutionContext context) {
		if (Thread.currentThread() == this.measured && context.getTarget() instanceof Connection
				&& context.getMethod().getName().equals("commit") && this.somethingToCommit) {
			countCommit();
		}
	}

	private void countCommit() {
		this.commits++;
		if (!this.ownToCommit) {
			this.peerCommits++;
		}
		this.somethingToCommit = false;
		this.ownToCommit = false;
	}

}
