package sa.wusul.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.clock.CalendarDate;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Cases that were disposed of after their retention time. Their reference, service, dates
 * and outcome remain, and nothing of a person. A confidential one is unknown to all but
 * staff of its domain, as it was before.
 */
@Repository
public class DisposedCaseRepository {

	private final JdbcClient jdbc;

	private final Rights rights;

	DisposedCaseRepository(JdbcClient jdbc, Rights rights) {
		this.jdbc = jdbc;
		this.rights = rights;
	}

	/**
	 * Returns the refusal for a reference without a case file: {@code case.disposed} with
	 * the day, or {@code case.unknown}.
	 */
	public RefusalException missing(String reference) {
		return missing(reference, Set.of());
	}

	/** Returns the refusal for members of these groups. */
	public RefusalException missing(String reference, Collection<String> groups) {
		return find(reference).filter((known) -> this.rights.maySee(groups, known.processKey()))
			.map((known) -> new RefusalException(Kind.GONE, "case.disposed", CalendarDate.hijri(known.disposedAt())))
			.orElseGet(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
	}

	private Optional<Disposed> find(String reference) {
		return this.jdbc.sql("select process_key, disposed_at from disposed_case where reference = ?")
			.param(reference)
			.query(RecordRowMapper.of(Disposed.class))
			.optional();
	}

	/** Checks whether the case was a confidential one. */
	public boolean wasConfidential(String reference) {
		return find(reference).filter((known) -> this.rights.isConfidential(known.processKey())).isPresent();
	}

	/** Checks whether the case was disposed of, and everybody may know of it. */
	public boolean isDisposed(String reference) {
		return missing(reference).kind() == Kind.GONE;
	}

	private record Disposed(String processKey, Instant disposedAt) {
	}

}
