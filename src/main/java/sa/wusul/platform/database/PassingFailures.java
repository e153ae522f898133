package sa.wusul.platform.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.transaction.TransactionSystemException;

/**
 * Failures of the database after which the same may well succeed a little later: a wait
 * for others that it ended, or its own absence.
 */
public final class PassingFailures {

	/** States of SQL: two that waited for each other. */
	private static final Set<String> CIRCLES = Set.of("40P01", "40001");

	/**
	 * States of SQL: no lock in time (PostgreSQL, H2), a statement that took too long; no
	 * connection, a server that stops or begins (57P), none more that it takes; H2 that
	 * broke off, is closed, or closes.
	 */
	private static final Pattern OTHERS = Pattern.compile("55P03|HYT00|57014|08...|57P..|53300|90067|90098|90121");

	/** The pool's text about a lost connection, which comes without a state. */
	private static final String LOST = "Connection is closed";

	private PassingFailures() {
	}

	/** Checks whether a failure passes. */
	public static boolean isPassing(Throwable failure) {
		return isCircle(failure) || said(failure)
			.filter((said) -> said instanceof SQLTransientException || LOST.equals(said.getMessage())
					|| OTHERS.matcher(state(said)).matches())
			.isPresent();
	}

	/**
	 * Checks whether a failure comes from two transactions that waited for each other, so
	 * that the database chose which of them goes on.
	 */
	public static boolean isCircle(Throwable failure) {
		return said(failure).filter((said) -> CIRCLES.contains(state(said))).isPresent();
	}

	/**
	 * Returns a failure's class and its state of SQL, for the log: the database's own
	 * words may name the values of a row.
	 */
	public static String name(Throwable failure) {
		return said(failure).map((said) -> said.getClass().getName() + " " + state(said))
			.orElseGet(() -> failure.getClass().getName());
	}

	private static String state(SQLException said) {
		return String.valueOf(said.getSQLState());
	}

	/** Returns what the database said first, before the roll-back failed too. */
	private static Optional<SQLException> said(Throwable failure) {
		for (var link = failure; link != null; link = link.getCause()) {
			if (link instanceof TransactionSystemException rollback && rollback.getApplicationException() != null) {
				return said(rollback.getApplicationException());
			}
			if (link instanceof SQLException said) {
				return Optional.of(said);
			}
		}
		return Optional.empty();
	}

}
