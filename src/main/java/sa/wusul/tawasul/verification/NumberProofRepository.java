package sa.wusul.tawasul.verification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.encryption.PersonalFields;

/** The rows of proofs that a person holds the telephone on file. */
@Repository
class NumberProofRepository {

	private static final String PROOF = """
			select case_reference as reference, mobile, message_key, proven_at is not null as proven from number_proof
			where case_reference = ?""";

	private static final String MOBILE = "number_proof.mobile";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PersonalFields fields;

	NumberProofRepository(JdbcClient jdbc, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.fields = fields;
	}

	Optional<Proof> find(String reference) {
		return this.jdbc.sql(PROOF).param(reference).query(this.fields.rows("number_proof", Proof.class)).optional();
	}

	/** Finds and locks the proof until the end of the transaction. */
	Optional<Proof> hold(String reference) {
		return this.jdbc.sql(PROOF + " for update")
			.param(reference)
			.query(this.fields.rows("number_proof", Proof.class))
			.optional();
	}

	Proof begin(String reference, MobileNumber onFile) {
		this.jdbc.sql("insert into number_proof (case_reference, mobile, mobile_hash) values (?, ?, ?)")
			.params(reference, this.fields.seal(MOBILE, onFile.value()), this.fields.hash(onFile.value()))
			.update();
		return hold(reference).orElseThrow();
	}

	void address(String reference, MobileNumber onFile, String messageKey) {
		this.jdbc.sql("update number_proof set mobile = ?, mobile_hash = ?, message_key = ? where case_reference = ?")
			.params(this.fields.seal(MOBILE, onFile.value()), this.fields.hash(onFile.value()), messageKey, reference)
			.update();
	}

	void prove(String reference) {
		this.jdbc.sql("update number_proof set proven_at = ? where case_reference = ?")
			.params(now(), reference)
			.update();
	}

	/** Counts the codes of this purpose that were sent to one number in a day. */
	long codesOfDay(String purpose, MobileNumber onFile) {
		return this.jdbc.sql("""
				select coalesce(sum(code.codes_ordered), 0)
				from number_proof proof join one_time_code code
				  on code.purpose = ? and code.subject = proof.case_reference
				where proof.mobile_hash = ? and code.ordered_at > ?""")
			.params(purpose, this.fields.hash(onFile.value()), now().minusDays(1))
			.query(Long.class)
			.single();
	}

	/** Checks whether the case is closed. */
	boolean isClosed(String reference) {
		return this.jdbc.sql("select count(*) from case_file where reference = ? and closed_at is not null")
			.param(reference)
			.query(Integer.class)
			.single() > 0;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** The row of a proof. */
	record Proof(String reference, MobileNumber mobile, String messageKey, boolean proven) {
	}

}
