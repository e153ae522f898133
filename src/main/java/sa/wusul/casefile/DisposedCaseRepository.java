package sa.wusul.casefile;

import java.time.OffsetDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.clock.CalendarDate;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Cases that were disposed of after their retention time. Their reference, service, dates
 * and outcome remain, and nothing of a person.
 */
@Repository
public class DisposedCaseRepository {

	private final JdbcClient jdbc;

	DisposedCaseRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the refusal for a reference without a case file: {@code case.disposed} with
	 * the day, or {@code case.unknown}.
	 */
	public RefusalException missing(String reference) {
		return this.jdbc.sql("select disposed_at from disposed_case where reference = ?")
			.param(reference)
			.query(OffsetDateTime.class)
			.optional()
			.map((at) -> new RefusalException(Kind.GONE, "case.disposed", CalendarDate.hijri(at.toInstant())))
			.orElseGet(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
	}

	/** Checks whether the case was disposed of. */
	public boolean isDisposed(String reference) {
		return missing(reference).kind() == Kind.GONE;
	}

}
