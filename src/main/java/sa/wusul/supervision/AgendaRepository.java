package sa.wusul.supervision;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.encryption.PersonalFields;

/** The appointments of the days to come, for the pages of those who keep them. */
@Repository
public class AgendaRepository {

	private static final int MOST = 300;

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	AgendaRepository(JdbcClient jdbc, PersonalFields fields) {
		this.jdbc = jdbc;
		this.fields = fields;
	}

	/** Returns the meetings with the Minister, with the newest file of each. */
	public List<Meeting> meetings(Instant from, Instant until) {
		return this.jdbc
			.sql("""
					select slot.case_reference as reference, slot.starts_at, slot.host, slot.mode, slot.centre, booking.state,
					  (select max(dossier.issued_at) from meeting_dossier dossier
					    where dossier.reference = slot.case_reference and dossier.meeting_at = slot.starts_at) as issued_at,
					  (select max(reading.read_at) from meeting_dossier_reading reading
					    where reading.reference = slot.case_reference and reading.meeting_at = slot.starts_at) as read_at
					from slot join booking on booking.case_reference = slot.case_reference
					where slot.purpose = 'MINISTER_MEETING' and slot.starts_at >= :from and slot.starts_at < :until
					order by slot.starts_at, slot.host fetch first :most rows only""")
			.param("from", at(from))
			.param("until", at(until))
			.param("most", MOST)
			.query(RecordRowMapper.of(Meeting.class))
			.list();
	}

	/** Returns the bookings of the interpreters of these centres, wherever they are. */
	public List<Interpreted> interpreted(Instant from, Instant until, Collection<String> centres) {
		return this.jdbc
			.sql("""
					select slot.case_reference as reference, slot.starts_at, slot.purpose, slot.mode, slot.centre, booking.state,
					  interpreter.name
					from slot join booking on booking.case_reference = slot.case_reference
					join interpreter on interpreter.id = booking.interpreter_id
					where interpreter.centre in (:centres) and slot.starts_at >= :from and slot.starts_at < :until
					order by slot.starts_at fetch first :most rows only""")
			.param("centres", centres)
			.param("from", at(from))
			.param("until", at(until))
			.param("most", MOST)
			.query(this.fields.rows("interpreter", Interpreted.class))
			.list();
	}

	/** Returns the visits at these places, which are prisons. */
	public List<Visit> visits(Instant from, Instant until, Collection<String> places) {
		return this.jdbc.sql("""
				select slot.case_reference as reference, slot.starts_at, slot.mode, booking.state
				from slot join booking on booking.case_reference = slot.case_reference
				where slot.purpose = 'PRISON_VISIT' and slot.centre in (:places)
				  and slot.starts_at >= :from and slot.starts_at < :until
				order by slot.starts_at fetch first :most rows only""")
			.param("places", places)
			.param("from", at(from))
			.param("until", at(until))
			.param("most", MOST)
			.query(RecordRowMapper.of(Visit.class))
			.list();
	}

	/** Returns the goings-out from these prisons that begin before a moment or are on. */
	public List<GoingOut> goingsOut(Instant until, Collection<String> prisons) {
		return this.jdbc.sql("""
				select leave_authorisation.case_reference as reference, leave_occurrence.number, leave_occurrence.state,
				  leave_occurrence.depart_at, leave_occurrence.due_at, leave_occurrence.detainee_identity as detainee
				from leave_occurrence
				join leave_authorisation on leave_authorisation.number = leave_occurrence.leave_number
				join detainee_case on detainee_case.case_reference = leave_authorisation.case_reference
				where detainee_case.prison in (:prisons) and (leave_occurrence.state in ('OUT', 'OVERDUE')
				  or leave_occurrence.state = 'SCHEDULED' and leave_occurrence.depart_at < :until)
				order by leave_occurrence.depart_at fetch first :most rows only""")
			.param("prisons", prisons)
			.param("until", at(until))
			.param("most", MOST)
			.query(this.fields.rows("leave_occurrence", GoingOut.class, Map.of("detainee", "detainee_identity")))
			.list();
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/**
	 * A meeting.
	 *
	 * @param issuedAt when its newest file was issued, or {@code null}
	 * @param readAt when the host read a file last, or {@code null}
	 */
	public record Meeting(String reference, Instant startsAt, String host, String mode, String centre, String state,
			Instant issuedAt, Instant readAt) {
	}

	/** A booking with the interpreter's name. */
	public record Interpreted(String reference, Instant startsAt, String purpose, String mode, String centre,
			String state, String name) {
	}

	/** A visit to a detainee. */
	public record Visit(String reference, Instant startsAt, String mode, String state) {
	}

	/**
	 * A going-out of a detainee.
	 *
	 * @param dueAt by when the detainee must be back, once they left
	 */
	public record GoingOut(String reference, String number, String state, Instant departAt, Instant dueAt,
			String detainee) {
	}

}
