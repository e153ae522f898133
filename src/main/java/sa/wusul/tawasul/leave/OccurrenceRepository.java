package sa.wusul.tawasul.leave;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The rows of occurrences and of their alarms. */
@Repository
class OccurrenceRepository {

	private static final String OCCURRENCES = """
			select leave_occurrence.*, detainee_identity as detainee from leave_occurrence
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PersonalFields fields;

	OccurrenceRepository(JdbcClient jdbc, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.fields = fields;
	}

	/**
	 * Inserts an occurrence.
	 * @throws RefusalException {@code leave.alreadyAway} if the detainee is out or about
	 * to leave
	 */
	void insert(String number, Leave leave, Instant departAt, Instant departUntil, String scheduledBy) {
		try {
			this.jdbc
				.sql("""
						insert into leave_occurrence (number, leave_number, detainee_identity, detainee_hash, state, depart_at, depart_until,
						  watch, scheduled_by, away_key)
						values (:number, :leave, :detainee, :hash, 'SCHEDULED', :departAt, :departUntil, 1, :by, :hash)""")
				.param("number", number)
				.param("leave", leave.number())
				.param("detainee", this.fields.seal("leave_occurrence.detainee_identity", leave.detainee().value()))
				.param("hash", this.fields.hash(leave.detainee().value()))
				.param("departAt", departAt.atOffset(ZoneOffset.UTC))
				.param("departUntil", departUntil.atOffset(ZoneOffset.UTC))
				.param("by", scheduledBy)
				.update();
		}
		catch (DuplicateKeyException awayUnderAnother) {
			throw new RefusalException(Kind.CONFLICT, "leave.alreadyAway");
		}
	}

	Optional<Occurrence> find(String number) {
		return this.jdbc.sql(OCCURRENCES + "where number = ?")
			.param(number)
			.query(this.fields.rows("leave_occurrence", Occurrence.class, Map.of("detainee", "detainee_identity")))
			.optional();
	}

	/** Returns all occurrences of an authorisation in their order. */
	List<Occurrence> forLeave(String leaveNumber) {
		return this.jdbc.sql(OCCURRENCES + "where leave_number = ? order by number")
			.param(leaveNumber)
			.query(this.fields.rows("leave_occurrence", Occurrence.class, Map.of("detainee", "detainee_identity")))
			.list();
	}

	/** Returns the departures of a detainee on monthly leave under any authorisation. */
	List<Instant> monthly(IdentityNumber detainee) {
		return this.jdbc.sql("""
				select o.depart_at from leave_occurrence o join leave_authorisation a on a.number = o.leave_number
				where o.detainee_hash = ? and a.once_a_month and o.state <> 'CANCELLED'""")
			.param(this.fields.hash(detainee.value()))
			.query(OffsetDateTime.class)
			.stream()
			.map(OffsetDateTime::toInstant)
			.toList();
	}

	boolean isAway(IdentityNumber detainee) {
		return this.jdbc.sql("select count(*) from leave_occurrence where away_key = ?")
			.param(this.fields.hash(detainee.value()))
			.query(Integer.class)
			.single() > 0;
	}

	/** Counts a detainee's occurrences with this outcome since the given time. */
	int ended(IdentityNumber detainee, ReturnOutcome outcome, Instant since) {
		return this.jdbc
			.sql("select count(*) from leave_occurrence where detainee_hash = ? and outcome = ? and left_at >= ?")
			.params(this.fields.hash(detainee.value()), outcome.name(), since.atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single();
	}

	boolean hasOpen(String leaveNumber) {
		return this.jdbc.sql("select count(*) from leave_occurrence where leave_number = ? and closed_at is null")
			.param(leaveNumber)
			.query(Integer.class)
			.single() > 0;
	}

	boolean depart(String number, Instant dueAt, String escort) {
		return this.jdbc.sql("""
				update leave_occurrence set state = 'OUT', left_at = :now, due_at = :dueAt, escort_name = :escort
				where number = :number and state = 'SCHEDULED'""")
			.param("now", now())
			.param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
			.param("escort", this.fields.seal("leave_occurrence.escort_name", escort))
			.param("number", number)
			.update() == 1;
	}

	boolean recordReturn(String number, Instant now, ReturnOutcome outcome) {
		return this.jdbc.sql("""
				update leave_occurrence set state = 'RETURNED', returned_at = :now, outcome = :outcome, away_key = null
				where number = :number and state in ('OUT', 'OVERDUE')""")
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("outcome", outcome.name())
			.param("number", number)
			.update() == 1;
	}

	boolean watchAnew(String number, Instant dueAt) {
		return this.jdbc.sql("""
				update leave_occurrence set state = 'OUT', due_at = :dueAt, watch = watch + 1
				where number = :number and state in ('OUT', 'OVERDUE')""")
			.param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
			.param("number", number)
			.update() == 1;
	}

	void raise(Occurrence occurrence, AlarmRung alarm) {
		this.jdbc.sql("""
				insert into leave_alarm (occurrence_number, watch, rung, alarm_action, due_at, raised_at)
				values (:number, :watch, :rung, :action, :dueAt, :now)""")
			.param("number", occurrence.number())
			.param("watch", occurrence.watch())
			.param("rung", alarm.rung())
			.param("action", alarm.action())
			.param("dueAt", alarm.dueAt().atOffset(ZoneOffset.UTC))
			.param("now", now())
			.update();
	}

	/** Returns the number of rungs that the watch over the return has reached. */
	int raised(Occurrence occurrence) {
		return this.jdbc.sql("select count(*) from leave_alarm where occurrence_number = ? and watch = ?")
			.params(occurrence.number(), occurrence.watch())
			.query(Integer.class)
			.single();
	}

	void overdue(String number, Optional<ReturnOutcome> outcome) {
		this.jdbc.sql("""
				update leave_occurrence set state = 'OVERDUE', outcome = :outcome
				where number = :number and state in ('OUT', 'OVERDUE')""")
			.param("outcome", outcome.map(ReturnOutcome::name).orElse(null))
			.param("number", number)
			.update();
	}

	boolean release(String number) {
		return this.jdbc.sql("""
				update leave_occurrence set state = 'RELEASED', outcome = 'RELEASED', away_key = null, closed_at = :now
				where number = :number and state in ('OUT', 'OVERDUE')""")
			.param("now", now())
			.param("number", number)
			.update() == 1;
	}

	boolean cancel(String number) {
		return this.jdbc.sql("""
				update leave_occurrence set state = 'CANCELLED', away_key = null, closed_at = :now
				where number = :number and state = 'SCHEDULED'""")
			.param("now", now())
			.param("number", number)
			.update() == 1;
	}

	boolean close(String number) {
		return this.jdbc
			.sql("update leave_occurrence set closed_at = ?, away_key = null where number = ? and closed_at is null")
			.params(now(), number)
			.update() == 1;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
