package sa.wusul.tawasul.leave;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.CheckDigit;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.database.Sequence;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.text.NeutralText;

/** The rows of authorisations and of the opinions on them. */
@Repository
class LeaveRepository {

	private static final String LEAVES = """
			select leave_authorisation.*, detainee_identity as detainee, leave_hours as hours, guarantor_name as guarantor
			from leave_authorisation
			""";

	private static final Map<String, String> ALIASES = Map.of("detainee", "detainee_identity", "guarantor",
			"guarantor_name");

	private final JdbcClient jdbc;

	private final DataFieldMaxValueIncrementer running;

	private final Clock clock;

	private final PersonalFields fields;

	LeaveRepository(JdbcClient jdbc, DataSource dataSource, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.running = Sequence.named("leave_running_number", dataSource);
		this.clock = clock;
		this.fields = fields;
	}

	void insert(String caseReference, IdentityNumber detainee, LeaveReason reason) {
		var digits = NeutralText.format("%07d", this.running.nextLongValue());
		this.jdbc.sql("""
				insert into leave_authorisation (number, case_reference, detainee_identity, reason, state, inquiry,
				  asked_at, changed_at)
				values (:number, :reference, :detainee, :reason, 'PENDING', 1, :now, :now)""")
			.param("number", digits + CheckDigit.of(digits))
			.param("reference", caseReference)
			.param("detainee", sealed("detainee_identity", detainee.value()))
			.param("reason", reason.name())
			.param("now", now())
			.update();
	}

	void inquireAgain(String number) {
		this.jdbc.sql("update leave_authorisation set inquiry = inquiry + 1, changed_at = ? where number = ?")
			.params(now(), number)
			.update();
	}

	Optional<Leave> find(String number) {
		return this.jdbc.sql(LEAVES + "where number = ?")
			.param(number)
			.query(this.fields.rows("leave_authorisation", Leave.class, ALIASES))
			.optional();
	}

	Optional<Leave> forCase(String caseReference) {
		return this.jdbc.sql(LEAVES + "where case_reference = ?")
			.param(caseReference)
			.query(this.fields.rows("leave_authorisation", Leave.class, ALIASES))
			.optional();
	}

	/**
	 * Finds and locks the authorisation until the commit, so that two transactions cannot
	 * both use its last occurrence.
	 */
	Optional<Leave> hold(String number) {
		return this.jdbc.sql(LEAVES + "where number = ? for update")
			.param(number)
			.query(this.fields.rows("leave_authorisation", Leave.class, ALIASES))
			.optional();
	}

	boolean change(String number, LeaveState before, LeaveState after, String reasonCode) {
		return this.jdbc.sql("""
				update leave_authorisation set state = :after, reason_code = :code, changed_at = :now
				where number = :number and state = :before""")
			.param("after", after.name())
			.param("code", reasonCode)
			.param("now", now())
			.param("number", number)
			.param("before", before.name())
			.update() == 1;
	}

	void set(String number, LeaveConditions conditions) {
		this.jdbc
			.sql("""
					update leave_authorisation set escort_needed = :escort, guarantor_needed = :guarantor, leave_hours = :hours,
					  occurrences = :occurrences, valid_days = :days, once_a_month = :monthly, window_hours = :window,
					  recall_minutes = :recall, changed_at = :now
					where number = :number""")
			.param("escort", conditions.escortNeeded())
			.param("guarantor", conditions.guarantorNeeded())
			.param("hours", conditions.hours())
			.param("occurrences", conditions.occurrences())
			.param("days", conditions.validDays())
			.param("monthly", conditions.onceAMonth())
			.param("window", conditions.windowHours())
			.param("recall", conditions.recallMinutes())
			.param("now", now())
			.param("number", number)
			.update();
	}

	void requireEscort(String number) {
		this.jdbc.sql("update leave_authorisation set escort_needed = true, changed_at = ? where number = ?")
			.params(now(), number)
			.update();
	}

	void set(String number, Guarantor guarantor, String recordedBy) {
		this.jdbc.sql("""
				update leave_authorisation set guarantor_name = :name, guarantor_identity = :identity,
				  guarantor_relation = :relation, guarantor_by = :by, changed_at = :now
				where number = :number""")
			.param("name", sealed("guarantor_name", guarantor.name().value()))
			.param("identity", sealed("guarantor_identity", guarantor.identity().value()))
			.param("relation", guarantor.relation())
			.param("by", recordedBy)
			.param("now", now())
			.param("number", number)
			.update();
	}

	boolean approve(String number, String level, String decidedBy, Instant from, Instant until) {
		return this.jdbc.sql("""
				update leave_authorisation set state = 'APPROVED', decision_level = :level, decided_by = :by,
				  decided_at = :from, valid_from = :from, valid_until = :until, changed_at = :from
				where number = :number and state = 'PENDING'""")
			.param("level", level)
			.param("by", decidedBy)
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("until", until.atOffset(ZoneOffset.UTC))
			.param("number", number)
			.update() == 1;
	}

	void ask(Leave leave, Authority authority, Instant dueAt) {
		this.jdbc.sql("""
				insert into leave_opinion (leave_number, authority, inquiry, asked_at, due_at)
				values (?, ?, ?, ?, ?)""")
			.params(leave.number(), authority.name(), leave.inquiry(), now(), dueAt.atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * Returns the last question to the authority, of this examination or an earlier one.
	 */
	Optional<AskedOpinion> lastAsked(Leave leave, Authority authority) {
		return this.jdbc.sql("""
				select inquiry, asked_at, due_at, opinion, given_by from leave_opinion
				where leave_number = ? and authority = ? order by inquiry desc fetch first 1 row only""")
			.params(leave.number(), authority.name())
			.query(RecordRowMapper.of(AskedOpinion.class))
			.optional();
	}

	/** Moves the last question to the authority to this examination of the leave. */
	void carryForward(Leave leave, Authority authority) {
		this.jdbc.sql("""
				update leave_opinion set inquiry = :inquiry where leave_number = :number and authority = :authority
				and inquiry = (select max(last.inquiry) from leave_opinion last
				  where last.leave_number = :number and last.authority = :authority)""")
			.param("inquiry", leave.inquiry())
			.param("number", leave.number())
			.param("authority", authority.name())
			.update();
	}

	Optional<String> guarantorRecordedBy(String number) {
		return this.jdbc
			.sql("select guarantor_by from leave_authorisation where number = ? and guarantor_by is not null")
			.param(number)
			.query(String.class)
			.optional();
	}

	void record(Leave leave, Authority authority, Opinion opinion, Optional<String> givenBy) {
		this.jdbc.sql("""
				update leave_opinion set opinion = :opinion, given_by = :by, recorded_at = :now
				where leave_number = :number and authority = :authority and inquiry = :inquiry""")
			.param("opinion", opinion.name())
			.param("by", givenBy.orElse(null))
			.param("now", now())
			.param("number", leave.number())
			.param("authority", authority.name())
			.param("inquiry", leave.inquiry())
			.update();
	}

	private String sealed(String column, String clear) {
		return this.fields.seal("leave_authorisation." + column, clear);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
