package sa.wusul.platform.relay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.platform.database.Unanswered;
import sa.wusul.platform.text.NeutralText;

/**
 * Rows of a table that are work to do, shared by all nodes.
 * <p>
 * A claim moves the row's due time behind the lease, so that the rows of a node that dies
 * become due again. Due times are the database's time, since the nodes' clocks may
 * differ; the times at which a row was added or settled are facts of the domain and
 * follow its clock.
 */
public final class WorkQueue<T> {

	private static final int LONGEST_REASON = 500;

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	private final Clock clock;

	private final String table;

	private final States states;

	private final RowMapper<T> content;

	private final String condition;

	private final Supplier<Map<String, ?>> parameters;

	/** Whether a claim reads and changes rows in one statement; known after the first. */
	private volatile Boolean claimsAtOnce;

	/** The states of a row that this class needs to know. */
	public record States(String open, String lost) {

		private static final Pattern WORD = Pattern.compile("[A-Z_]+");

		public States {
			if (!WORD.matcher(open).matches()) {
				throw new IllegalArgumentException(open);
			}
		}

	}

	public WorkQueue(JdbcClient jdbc, TransactionOperations transactions, Clock clock, String table, States states,
			RowMapper<T> content) {
		this(jdbc, transactions, clock, table, states, content, "", Map::of);
	}

	private WorkQueue(JdbcClient jdbc, TransactionOperations transactions, Clock clock, String table, States states,
			RowMapper<T> content, String condition, Supplier<Map<String, ?>> parameters) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
		this.table = table;
		this.states = states;
		this.content = content;
		this.condition = condition;
		this.parameters = parameters;
	}

	/** Returns the same queue without the rows that this node cannot handle. */
	public WorkQueue<T> only(String sqlCondition, Supplier<Map<String, ?>> sqlParameters) {
		return new WorkQueue<>(this.jdbc, this.transactions, this.clock, this.table, this.states, this.content,
				" and " + sqlCondition, sqlParameters);
	}

	public String name() {
		return this.table;
	}

	/**
	 * Claims rows that are due, except those that another node is claiming.
	 * @param prepare what belongs to the claim, in its transaction
	 */
	public List<Claim<T>> claim(int most, Duration lease, Consumer<List<Claim<T>>> prepare) {
		return this.transactions.execute((transaction) -> {
			var claims = claimsAtOnce() ? claimAtOnce(most, lease) : claimOneAfterTheOther(most, lease);
			if (!claims.isEmpty()) {
				prepare.accept(claims);
			}
			return claims;
		});
	}

	private boolean claimsAtOnce() {
		if (this.claimsAtOnce == null) {
			this.claimsAtOnce = this.jdbc.sql("select 1").query(WorkQueue::isPostgreSql).single();
		}
		return this.claimsAtOnce;
	}

	private static boolean isPostgreSql(ResultSet row, int number) throws SQLException {
		return DatabaseDriver.fromProductName(
				row.getStatement().getConnection().getMetaData().getDatabaseProductName()) == DatabaseDriver.POSTGRESQL;
	}

	/**
	 * Claims in one statement, for which H2 has no words. The state stands in its text:
	 * for any state PostgreSQL expects the many rows that are settled, and would plan
	 * each of the frequent claims anew.
	 */
	private List<Claim<T>> claimAtOnce(int most, Duration lease) {
		return this.jdbc.sql(NeutralText.format("""
				with due as materialized (
				  select id, due_at as was_due from %s
				  where state = '%s' and due_at <= current_timestamp%s
				  order by due_at, id
				  fetch first :most rows only
				  for update skip locked)
				update %s work
				set due_at = current_timestamp + cast(:lease as bigint) * interval '1' second,
				    attempts = attempts + 1
				from due where work.id = due.id
				returning work.*, due.was_due
				""", this.table, this.states.open(), this.condition, this.table))
			.param("most", most)
			.param("lease", lease.toSeconds())
			.params(this.parameters.get())
			.query((row, number) -> new Due<>(row.getObject("was_due", OffsetDateTime.class),
					new Claim<>(row.getLong("id"), row.getInt("attempts"), this.content.mapRow(row, number))))
			.list()
			.stream()
			.sorted(Comparator.<Due<T>, OffsetDateTime>comparing(Due::at).thenComparing((due) -> due.claim().id()))
			.map(Due::claim)
			.toList();
	}

	private List<Claim<T>> claimOneAfterTheOther(int most, Duration lease) {
		var claims = this.jdbc.sql(NeutralText.format("""
				select * from %s
				where state = :open and due_at <= current_timestamp%s
				order by due_at, id
				fetch first :most rows only
				for update skip locked
				""", this.table, this.condition))
			.param("open", this.states.open())
			.param("most", most)
			.params(this.parameters.get())
			.query((row, number) -> new Claim<>(row.getLong("id"), row.getInt("attempts") + 1,
					this.content.mapRow(row, number)))
			.list();
		if (!claims.isEmpty()) {
			this.jdbc.sql(NeutralText.format("""
					update %s
					set due_at = current_timestamp + cast(:lease as bigint) * interval '1' second,
					    attempts = attempts + 1
					where id in (:ids)
					""", this.table))
				.param("lease", lease.toSeconds())
				.param("ids", claims.stream().map(Claim::id).toList())
				.update();
		}
		return claims;
	}

	/** Records one final outcome of many, except for those that another node settled. */
	public void settleAll(List<Claim<T>> claims, String state) {
		Unanswered.write(() -> this.jdbc.sql(NeutralText.format("""
				update %s
				set state = :state, reason = null, settled_at = :now
				where id in (:ids) and state = :open
				""", this.table))
			.param("state", state)
			.param("now", OffsetDateTime.now(this.clock))
			.param("ids", claims.stream().map(Claim::id).toList())
			.param("open", this.states.open())
			.update());
	}

	/**
	 * Holds the claims for another lease, unless another node took them or they were
	 * postponed meanwhile.
	 */
	void renew(List<Claim<T>> claims, Duration lease) {
		claims.stream()
			.collect(Collectors.groupingBy(Claim::attempt, Collectors.mapping(Claim::id, Collectors.toList())))
			.forEach((attempt, ids) -> this.jdbc.sql(NeutralText.format("""
					update %s
					set due_at = current_timestamp + cast(:lease as bigint) * interval '1' second
					where id in (:ids) and state = :open and attempts = :attempt
					and due_at <= current_timestamp + cast(:lease as bigint) * interval '1' second
					""", this.table))
				.param("lease", lease.toSeconds())
				.param("ids", ids)
				.param("open", this.states.open())
				.param("attempt", attempt)
				.update());
	}

	/**
	 * Records the final outcome.
	 * @return {@code false} if another node was faster
	 */
	public boolean settle(Claim<T> claim, String state, String reason) {
		return this.jdbc.sql(NeutralText.format("""
				update %s
				set state = :state, reason = cast(:reason as varchar), settled_at = :now
				where id = :id and state = :open
				""", this.table))
			.param("state", state)
			.param("reason", shortened(reason))
			.param("now", OffsetDateTime.now(this.clock))
			.param("id", claim.id())
			.param("open", this.states.open())
			.update() == 1;
	}

	void lose(Claim<T> claim, String reason) {
		settle(claim, this.states.lost(), reason);
	}

	/** Makes the work due again after a delay, unless another node took it meanwhile. */
	void postpone(Claim<T> claim, Duration delay, String reason) {
		reschedule(claim, claim.attempt(), delay, reason);
	}

	/** Makes the work due again after a delay, without counting the attempt. */
	void defer(Claim<T> claim, Duration delay, String reason) {
		reschedule(claim, claim.attempt() - 1, delay, reason);
	}

	/** Releases work that was not begun. */
	void release(Claim<T> claim) {
		reschedule(claim, claim.attempt() - 1, Duration.ZERO, null);
	}

	private void reschedule(Claim<T> claim, int attempts, Duration delay, String reason) {
		this.jdbc.sql(NeutralText.format("""
				update %s
				set due_at = current_timestamp + cast(:delay as bigint) * interval '1' second,
				    attempts = :attempts, reason = coalesce(cast(:reason as varchar), reason)
				where id = :id and state = :open and attempts = :attempt
				""", this.table))
			.param("delay", delay.toSeconds())
			.param("attempts", attempts)
			.param("reason", shortened(reason))
			.param("id", claim.id())
			.param("open", this.states.open())
			.param("attempt", claim.attempt())
			.update();
	}

	private static String shortened(String reason) {
		if (reason == null) {
			return null;
		}
		var text = reason.replace('\0', ' ');
		return (text.length() <= LONGEST_REASON) ? text : text.substring(0, LONGEST_REASON);
	}

	/** Work that was due at a time. */
	private record Due<T>(OffsetDateTime at, Claim<T> claim) {

	}

}
