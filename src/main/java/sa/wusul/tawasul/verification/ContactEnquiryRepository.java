package sa.wusul.tawasul.verification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/** The rows of the last enquiry about each contact. */
@Repository
class ContactEnquiryRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	ContactEnquiryRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Begins the next enquiry and returns its number. */
	int begin(String contactCase) {
		var known = this.jdbc.sql("""
				update contact_enquiry
				set round = round + 1, answered_at = null, relation = null, power_of_attorney_valid = null
				where case_reference = ?""").param(contactCase).update();
		if (known == 0) {
			this.jdbc.sql("insert into contact_enquiry (case_reference, round) values (?, 1)")
				.param(contactCase)
				.update();
		}
		return find(contactCase).orElseThrow().round();
	}

	Optional<Enquiry> find(String contactCase) {
		return this.jdbc.sql("""
				select round, answered_at is not null as answered, relation, power_of_attorney_valid
				from contact_enquiry where case_reference = ?""")
			.param(contactCase)
			.query(RecordRowMapper.of(Enquiry.class))
			.optional();
	}

	/**
	 * Stores the answer once.
	 * @return false if the enquiry is answered or no longer the last one
	 */
	boolean answer(String contactCase, int round, Optional<String> relation, Optional<Boolean> powerOfAttorneyValid) {
		return this.jdbc.sql("""
				update contact_enquiry set answered_at = ?, relation = ?, power_of_attorney_valid = ?
				where case_reference = ? and round = ? and answered_at is null""")
			.params(OffsetDateTime.now(this.clock), relation.orElse(null), powerOfAttorneyValid.orElse(null),
					contactCase, round)
			.update() == 1;
	}

	/** The state of the last enquiry about a contact. */
	record Enquiry(int round, boolean answered, Optional<String> relation, Optional<Boolean> powerOfAttorneyValid) {
	}

}
