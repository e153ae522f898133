package sa.wusul.reception.proof;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.encryption.PersonalFields;

/** Repository of the table {@code identity_proof}. */
@Repository
class IdentityProofRepository {

	private static final String NUMBER = "identity_proof.identity_number";

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	IdentityProofRepository(JdbcClient jdbc, PersonalFields fields) {
		this.jdbc = jdbc;
		this.fields = fields;
	}

	void insert(NewProof proof, Instant now) {
		var person = proof.person().map((number) -> number.value());
		this.jdbc.sql("""
				insert into identity_proof (proof_key, channel, purpose, officer, person_hash, identity_number,
				                            case_reference, state, prepared_at)
				values (:key, :channel, :purpose, :officer, :hash, :person, :reference, 'PREPARED', :now)""")
			.param("key", proof.key())
			.param("channel", proof.channel().name())
			.param("purpose", proof.purpose().name())
			.param("officer", proof.officer())
			.param("hash", hash(person.orElse(proof.named())))
			.param("person", person.map((number) -> this.fields.seal(NUMBER, number)).orElse(null))
			.param("reference", proof.caseReference().orElse(null))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update();
	}

	String hash(String named) {
		return this.fields.hash(named);
	}

	/** Finds a proof and holds its row until the end of the transaction. */
	Optional<Row> hold(String key) {
		return find(key, " for update");
	}

	Optional<Row> find(String key) {
		return find(key, "");
	}

	private Optional<Row> find(String key, String lock) {
		return this.jdbc.sql("""
				select proof_key as "key", channel, purpose, officer, person_hash, identity_number, shown_number,
				       case_reference, addressee, state, answer_id, expires_at
				from identity_proof where proof_key = ?""" + lock)
			.param(key)
			.query(this.fields.rows("identity_proof", Row.class))
			.optional();
	}

	void ask(String key, String number, Optional<String> addressee, Instant now, Instant expiry) {
		this.jdbc.sql("""
				update identity_proof set state = 'ASKED', shown_number = ?, addressee = ?, asked_at = ?, expires_at = ?
				where proof_key = ?""")
			.params(number, addressee.orElse(null), now.atOffset(ZoneOffset.UTC), expiry.atOffset(ZoneOffset.UTC), key)
			.update();
	}

	/** Settles a proof, and erases number and person. */
	void settle(String key, ProofState state, Optional<String> answerId, Instant now) {
		this.jdbc.sql("""
				update identity_proof
				set state = ?, answer_id = ?, settled_at = ?, shown_number = null, identity_number = null
				where proof_key = ?""")
			.params(state.name(), answerId.orElse(null), now.atOffset(ZoneOffset.UTC), key)
			.update();
	}

	/** Ends the open proofs that were prepared before this moment. */
	void endOpen(Instant before, Instant now) {
		this.jdbc.sql("""
				update identity_proof
				set state = 'UNANSWERED', settled_at = ?, shown_number = null, identity_number = null
				where state in ('PREPARED', 'ASKED') and prepared_at < ?""")
			.params(now.atOffset(ZoneOffset.UTC), before.atOffset(ZoneOffset.UTC))
			.update();
	}

	long refusals(String personHash, Instant since) {
		return this.jdbc.sql("""
				select count(*) from identity_proof where person_hash = ? and state = 'REFUSED' and settled_at > ?""")
			.params(personHash, since.atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single();
	}

	/**
	 * A proof.
	 *
	 * @param identityNumber until the proof is settled
	 * @param shownNumber while the answer is awaited
	 */
	record Row(String key, ProofChannel channel, ProofPurpose purpose, String officer, String personHash,
			Optional<String> identityNumber, Optional<String> shownNumber, Optional<String> caseReference,
			Optional<String> addressee, ProofState state, Optional<String> answerId, Optional<Instant> expiresAt) {

	}

}
