package sa.wusul.tawasul.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.Verdicts.Outcome;

/** The rows of visits and visitors. */
@Repository
class VisitRepository {

	private static final String VISITORS = """
			select detainee_visitor.*, identity_number as identity, visitor_name as name from detainee_visitor
			where case_reference = ?
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PersonalFields fields;

	VisitRepository(JdbcClient jdbc, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.fields = fields;
	}

	Optional<Visit> find(String reference) {
		return this.jdbc.sql("select * from detainee_visit where case_reference = ?")
			.param(reference)
			.query(RecordRowMapper.of(Visit.class))
			.optional();
	}

	Visit get(String reference) {
		return find(reference).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "visit.unknown"));
	}

	void ask(String reference, VisitKind kind, String section) {
		this.jdbc
			.sql("insert into detainee_visit (case_reference, kind, section, state, asked_at) values (?, ?, ?, ?, ?)")
			.params(reference, kind.name(), section, VisitState.ASKED.name(), now())
			.update();
	}

	void enter(String reference, VisitState state) {
		this.jdbc.sql("update detainee_visit set state = ? where case_reference = ?")
			.params(state.name(), reference)
			.update();
	}

	void notBefore(String reference, LocalDate day) {
		this.jdbc.sql("update detainee_visit set not_before = ? where case_reference = ?")
			.params(day, reference)
			.update();
	}

	/**
	 * Stores the requester's notification: a slot in a prison, or a place on the waiting
	 * list.
	 */
	void tell(String reference, String prison, Optional<Instant> slot) {
		this.jdbc.sql("update detainee_visit set told_prison = ?, told_slot = ?, told_at = ? where case_reference = ?")
			.params(prison, slot.map((at) -> at.atOffset(ZoneOffset.UTC)).orElse(null), now(), reference)
			.update();
	}

	void explain(String reference, String prisonReason) {
		this.jdbc.sql("update detainee_visit set prison_reason = ? where case_reference = ?")
			.params(prisonReason, reference)
			.update();
	}

	void halt(String reference, String reason) {
		this.jdbc.sql("update detainee_visit set end_reason = ? where case_reference = ?")
			.params(reason, reference)
			.update();
	}

	/** Returns the code of the reason for which an officer ended the visit. */
	Optional<String> haltReason(String reference) {
		return this.jdbc
			.sql("select end_reason from detainee_visit where case_reference = ? and end_reason is not null")
			.param(reference)
			.query(String.class)
			.optional();
	}

	int unbrought(String reference) {
		return this.jdbc.sql("select unbrought from detainee_visit where case_reference = ?")
			.param(reference)
			.query(Integer.class)
			.single();
	}

	/** Counts one more slot for which the detainee was not brought. */
	int countUnbrought(String reference) {
		this.jdbc.sql("update detainee_visit set unbrought = unbrought + 1 where case_reference = ?")
			.param(reference)
			.update();
		return unbrought(reference);
	}

	void askAgainFrom(String reference, LocalDate day) {
		this.jdbc.sql("update detainee_visit set ask_again_from = ? where case_reference = ?")
			.params(day, reference)
			.update();
	}

	void name(String reference, int ordinal, IdentityNumber identity, String name) {
		this.jdbc.sql(
				"insert into detainee_visitor (case_reference, ordinal, identity_number, identity_hash, visitor_name) values (?, ?, ?, ?, ?)")
			.params(reference, ordinal, sealed("identity_number", identity.value()), this.fields.hash(identity.value()),
					sealed("visitor_name", name))
			.update();
	}

	List<Visitor> visitors(String reference) {
		return this.jdbc.sql(VISITORS + "order by ordinal")
			.param(reference)
			.query(this.fields.rows("detainee_visitor", Visitor.class,
					Map.of("identity", "identity_number", "name", "visitor_name")))
			.list();
	}

	Visitor visitor(String reference, int ordinal) {
		return this.jdbc.sql(VISITORS + "and ordinal = ?")
			.params(reference, ordinal)
			.query(this.fields.rows("detainee_visitor", Visitor.class,
					Map.of("identity", "identity_number", "name", "visitor_name")))
			.single();
	}

	/**
	 * Returns the cases of remote visits with a time that are granted to this visitor.
	 */
	List<String> remoteVisitsOf(IdentityNumber visitor) {
		return this.jdbc.sql("""
				select v.case_reference from detainee_visitor v
				join detainee_visit visit on visit.case_reference = v.case_reference
				where v.identity_hash = ? and v.verdict = 'GRANT' and visit.kind in ('VIDEO', 'VOICE')
				and visit.state in ('BOOKED', 'PRESENT') order by v.case_reference""")
			.param(this.fields.hash(visitor.value()))
			.query(String.class)
			.list();
	}

	/**
	 * Returns the end of an officer's ban on this visitor for this detainee, decided in
	 * another request.
	 */
	Optional<LocalDate> refusedUntil(String reference, IdentityNumber visitor) {
		return Optional.ofNullable(this.jdbc.sql("""
				select max(v.ask_again_from) from detainee_visitor v
				join detainee_case c on c.case_reference = v.case_reference
				join detainee_case asking on asking.detainee_hash = c.detainee_hash
				where asking.case_reference = :asking and v.case_reference <> :asking and v.identity_hash = :visitor
				and v.verdict = 'REFUSE' and v.decided_by is not null""")
			.param("asking", reference)
			.param("visitor", this.fields.hash(visitor.value()))
			.query((row, index) -> row.getObject(1, LocalDate.class))
			.list()
			.get(0));
	}

	void assess(String reference, int ordinal, Visitors.Assessment said) {
		decide(reference, ordinal, said.outcome(), said.reasonCode(), said.reason(),
				said.askAgainDays().map(today()::plusDays), null);
		this.jdbc.sql("update detainee_visitor set assessed_code = ? where case_reference = ? and ordinal = ?")
			.params(said.reasonCode(), reference, ordinal)
			.update();
	}

	void decide(String reference, int ordinal, Outcome verdict, String reasonCode, String reason,
			Optional<LocalDate> askAgainFrom, String by) {
		this.jdbc.sql("""
				update detainee_visitor set verdict = :verdict, reason_code = :code, reason = :reason,
				  ask_again_from = :again, decided_by = :by, decided_at = :now
				where case_reference = :reference and ordinal = :ordinal""")
			.param("verdict", verdict.name())
			.param("code", reasonCode)
			.param("reason", sealed("reason", reason))
			.param("again", askAgainFrom.orElse(null))
			.param("by", by)
			.param("now", now())
			.param("reference", reference)
			.param("ordinal", ordinal)
			.update();
	}

	void tellOf(String reference, int ordinal, String told) {
		this.jdbc.sql("update detainee_visitor set told = ? where case_reference = ? and ordinal = ?")
			.params(sealed("told", told), reference, ordinal)
			.update();
	}

	void checkIn(String reference, int ordinal, String by) {
		this.jdbc.sql(
				"update detainee_visitor set checked_in_at = ?, checked_in_by = ? where case_reference = ? and ordinal = ?")
			.params(now(), by, reference, ordinal)
			.update();
	}

	private String sealed(String column, String clear) {
		return this.fields.seal("detainee_visitor." + column, clear);
	}

	LocalDate today() {
		return LocalDate.now(this.clock);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * A row of a visit.
	 *
	 * @param toldAt when the requester was last notified of its state; empty before
	 */
	record Visit(String caseReference, VisitKind kind, String section, VisitState state, Optional<LocalDate> notBefore,
			Optional<String> toldPrison, Optional<Instant> toldSlot, Optional<Instant> toldAt) {
	}

}
