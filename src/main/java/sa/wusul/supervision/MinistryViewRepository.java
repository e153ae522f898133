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
import sa.wusul.platform.text.NeutralText;

/**
 * The rows of the Minister's page, in one statement for each of its parts. Confidential
 * cases come last and are counted.
 */
@Repository
class MinistryViewRepository {

	/** The number of rows shown of each list. */
	private static final int MOST = 60;

	private static final String SHOWN_FIRST = "case when case_file.process_key in (:processes) then 0 else 1 end";

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	MinistryViewRepository(JdbcClient jdbc, PersonalFields fields) {
		this.jdbc = jdbc;
		this.fields = fields;
	}

	List<Arrival> arrivals(Instant from, Instant until, Collection<String> processes) {
		return this.jdbc.sql(counted("""
				select case_file.reference, case_file.process_key as process, case_file.requester_name as name,
				  slot.starts_at, slot.host, slot.mode, slot.centre, booking.state,
				  (select max(dossier.issued_at) from meeting_dossier dossier
				    where dossier.reference = slot.case_reference and dossier.meeting_at = slot.starts_at) as issued_at,
				  (select max(reading.read_at) from meeting_dossier_reading reading
				    where reading.reference = slot.case_reference and reading.meeting_at = slot.starts_at) as read_at,
				  %1$s
				from slot join case_file on case_file.reference = slot.case_reference
				join booking on booking.case_reference = slot.case_reference
				where slot.purpose = 'MINISTER_MEETING' and slot.starts_at >= :from and slot.starts_at < :until
				order by %2$s, slot.starts_at fetch first :most rows only""", "1 = 0"))
			.param("processes", processes)
			.param("from", at(from))
			.param("until", at(until))
			.param("most", MOST)
			.query(this.fields.rows("case_file", Arrival.class, Map.of("name", "requester_name")))
			.list();
	}

	List<Urgent> urgent(Instant now, Collection<String> processes) {
		return this.jdbc.sql(counted("""
				select case_file.reference, case_file.process_key as process, case_file.request_type as type,
				  case_file.centre, case_file.due_at, %1$s
				from case_file where urgent_lane = true and closed_at is null
				order by %2$s, due_at nulls last fetch first :most rows only""", "due_at < :now"))
			.param("processes", processes)
			.param("now", at(now))
			.param("most", MOST)
			.query(RecordRowMapper.of(Urgent.class))
			.list();
	}

	/** Returns the groups that have an open step of the lane of these cases. */
	List<Level> levels(Collection<String> references) {
		if (references.isEmpty()) {
			return List.of();
		}
		return this.jdbc.sql("""
				select distinct case_step.reference, link.GROUP_ID_ as group_id from case_step
				join ACT_RU_IDENTITYLINK link on link.TASK_ID_ = case_step.task_id and link.TYPE_ = 'candidate'
				where case_step.reference in (:references) and case_step.ended_at is null
				  and case_step.process_key like 'escalation-%' and link.GROUP_ID_ is not null""")
			.param("references", references)
			.query(RecordRowMapper.of(Level.class))
			.list();
	}

	List<Order> orders(Instant now, Collection<String> processes) {
		return this.jdbc
			.sql(counted("""
					select directive.reference, case_file.process_key as process, directive.number, directive.owner,
					  directive.department, directive.due_at, directive.state, %1$s
					from directive join case_file on case_file.reference = directive.reference
					where directive.state <> 'CLOSED'
					order by %2$s, directive.due_at fetch first :most rows only""",
					"directive.due_at < :now and directive.state <> 'REPORTED'"))
			.param("processes", processes)
			.param("now", at(now))
			.param("most", MOST)
			.query(RecordRowMapper.of(Order.class))
			.list();
	}

	List<Rating> ratings(Instant from, Instant until, Collection<String> processes) {
		return this.jdbc.sql("""
				select case_file.centre, case_rating.stars, count(*) as many from case_rating
				join case_file on case_file.reference = case_rating.case_reference
				where case_rating.rated_at >= :from and case_rating.rated_at < :until
				  and case_file.process_key in (:processes)
				group by case_file.centre, case_rating.stars""")
			.param("from", at(from))
			.param("until", at(until))
			.param("processes", processes)
			.query(RecordRowMapper.of(Rating.class))
			.list();
	}

	/** Adds the counts of the whole list and its order to a query. */
	private static String counted(String query, String late) {
		return NeutralText.format(query, NeutralText.format("""
				count(*) over () as total, sum(%s) over () as confidential,
				sum(case when %s then 1 else 0 end) over () as late""", SHOWN_FIRST, late), SHOWN_FIRST);
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/** A row with the counts of the whole list. */
	interface Counted {

		String reference();

		String process();

		long total();

		long late();

		long confidential();

	}

	record Arrival(String reference, String process, String name, Instant startsAt, String host, String mode,
			String centre, String state, Instant issuedAt, Instant readAt, long total, long late,
			long confidential) implements Counted {
	}

	record Urgent(String reference, String process, String type, String centre, Instant dueAt, long total, long late,
			long confidential) implements Counted {
	}

	record Order(String reference, String process, int number, String owner, String department, Instant dueAt,
			String state, long total, long late, long confidential) implements Counted {
	}

	record Level(String reference, String groupId) {
	}

	record Rating(String centre, int stars, long many) {
	}

}
