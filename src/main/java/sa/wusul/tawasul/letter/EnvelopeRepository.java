package sa.wusul.tawasul.letter;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The sealed envelopes that prisons received, by the number printed on each. */
@Repository
class EnvelopeRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	EnvelopeRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Registers an envelope.
	 * @throws RefusalException {@code envelope.known} if its number is registered
	 */
	void register(String number, String prison, String by) {
		try {
			this.jdbc.sql("""
					insert into sealed_envelope (envelope_number, prison, registered_by, registered_at)
					values (?, ?, ?, ?)""")
				.params(number, prison, by, this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
		catch (DuplicateKeyException known) {
			throw new RefusalException(Kind.CONFLICT, "envelope.known");
		}
	}

	void opened(String number, String state, String caseReference) {
		this.jdbc.sql("""
				update sealed_envelope set arrived = ?, case_reference = ?, opened_at = ? where envelope_number = ?""")
			.params(state, caseReference, this.clock.instant().atOffset(ZoneOffset.UTC), number)
			.update();
	}

}
