package sa.wusul.records;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.retention.RetentionDecisions.CaseKind;
import sa.wusul.platform.text.NeutralText;

/** The lists of cases to dispose of, and the search for what is due. */
@Repository
class DisposalRepository {

	private static final String URGENT = "(urgent_lane or coalesce(request_type, '-') in ('QISAS', 'RIGHTS'))";

	private static final String SERVICE = "process_key like 'services-%'";

	private static final String CONFIDENTIAL = """
			substring(process_key || '-' from 1 for position('-' in process_key || '-') - 1) in (:confidential)""";

	/**
	 * A confidential case is kept as long as what it founded: a contact, a detainee's way
	 * into the terminals, a leave without a return, assistance. Its time then begins when
	 * that ends.
	 */
	private static final String FOUNDS_NOTHING = """
			and not exists (select 1 from detainee_contact k
			   where k.case_reference = c.reference and (k.revoked_at is null or k.revoked_at >= :over))
			 and not exists (select 1 from terminal_access t where t.case_reference = c.reference and t.pin_hash is not null)
			 and not exists (select 1 from leave_authorisation a join leave_occurrence o on o.leave_number = a.number
			   where a.case_reference = c.reference and (o.state in ('OUT', 'OVERDUE') or o.returned_at >= :over))
			 and not exists (select 1 from assistance s
			   where s.case_reference = c.reference and (s.state = 'RUNNING' or s.ended_at >= :over))""";

	/**
	 * Cases with something under way, such as a message that waits, are not due, nor is
	 * one on a list that is still open.
	 */
	private static final String DUE = """
			select reference, process_key, centre, opened_at, closed_at, state as outcome from case_file c
			where %s closed_at < :over and state = :state and %s
			  and not exists (select 1 from case_hold h where h.reference = c.reference and h.lifted_at is null)
			  and not exists (select 1 from disposal_entry e join disposal_list l on l.number = e.list
			    where e.reference = c.reference and e.state = '%s' and l.disposed_at is null)
			  and not exists (select 1 from outbox o where o.case_reference = c.reference and o.state = 'WAITING')
			  and not exists (select 1 from inbox i where i.case_reference = c.reference and i.settled_at is null)
			  and not exists (select 1 from ACT_RU_EXECUTION r where r.BUSINESS_KEY_ = c.reference)
			order by closed_at, reference fetch first :most rows only""";

	/** In place of a state, if the list on which the case stands does not matter. */
	private static final String NO_STATE = "-";

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final Rights rights;

	DisposalRepository(JdbcClient jdbc, PersonalFields fields, Rights rights) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.rights = rights;
	}

	/** Lets one node at a time draw up lists. */
	void lock() {
		this.jdbc.sql("select through from erased_through where record_class = 'CASE' for update").query().listOfRows();
	}

	/** Returns cases of a kind and outcome that were closed before, the oldest first. */
	List<Due> due(CaseKind kind, String state, Instant over, int most) {
		return query("", kind, DisposalState.LISTED.name()).param("over", over.atOffset(ZoneOffset.UTC))
			.param("state", state)
			.param("most", most)
			.query(RecordRowMapper.of(Due.class))
			.list();
	}

	/** Checks, with its row locked, whether a case is due. */
	boolean isDue(String reference, CaseKind kind, String state, Instant over) {
		return query("reference = :reference and", kind, NO_STATE).param("reference", reference)
			.param("over", over.atOffset(ZoneOffset.UTC))
			.param("state", state)
			.param("most", 1)
			.query()
			.listOfRows()
			.size() == 1;
	}

	/** Locks the case file; empty if there is none. */
	Optional<Locked> lockCase(String reference) {
		return this.jdbc.sql(NeutralText.format("""
				select process_key, state, closed_at, %s as urgent from case_file where reference = ? for update""",
				URGENT))
			.param(reference)
			.query(RecordRowMapper.of(Locked.class))
			.optional();
	}

	private JdbcClient.StatementSpec query(String one, CaseKind kind, String listed) {
		return this.jdbc.sql(NeutralText.format(DUE, one, condition(kind), listed))
			.param("confidential", this.rights.confidentialDomains());
	}

	private static String condition(CaseKind kind) {
		return switch (kind) {
			case CONFIDENTIAL -> CONFIDENTIAL + FOUNDS_NOTHING;
			case URGENT -> "not " + CONFIDENTIAL + " and " + URGENT;
			case SERVICE -> SERVICE + " and not " + URGENT;
			case ORDINARY -> "not " + CONFIDENTIAL + " and not " + SERVICE + " and not " + URGENT;
		};
	}

	long enter(DisposalOffice office, String rulesVersion, Instant now) {
		var key = new GeneratedKeyHolder();
		this.jdbc.sql("insert into disposal_list (domain, centre, rules_version, drawn_up_at) values (?, ?, ?, ?)")
			.params(office.domain(), office.centre(), rulesVersion, now.atOffset(ZoneOffset.UTC))
			.update(key, "number");
		return key.getKey().longValue();
	}

	void enter(long list, Due due, String ruleCode) {
		this.jdbc
			.sql("""
					insert into disposal_entry (list, reference, process_key, opened_at, closed_at, outcome, rule_code, state)
					values (?, ?, ?, ?, ?, ?, ?, 'LISTED')""")
			.params(list, due.reference(), due.processKey(), due.openedAt().atOffset(ZoneOffset.UTC),
					due.closedAt().atOffset(ZoneOffset.UTC), due.outcome(), ruleCode)
			.update();
	}

	Optional<DisposalList> find(long number) {
		return this.jdbc.sql("select * from disposal_list where number = ?")
			.param(number)
			.query(RecordRowMapper.of(DisposalList.class))
			.optional();
	}

	List<DisposalEntry> entries(long number) {
		return this.jdbc.sql("select * from disposal_entry where list = ? order by closed_at, reference")
			.param(number)
			.query(RecordRowMapper.of(DisposalEntry.class))
			.list();
	}

	/** Moves a listed case to another state; false if it is not listed any more. */
	boolean move(long number, String reference, DisposalState state, String reason, String person) {
		return this.jdbc.sql("""
				update disposal_entry set state = ?, reason = ?, decided_by = ?
				where list = ? and reference = ? and state = 'LISTED'""")
			.params(state.name(), this.fields.seal("disposal_entry.reason", reason), person, number, reference)
			.update() == 1;
	}

	/**
	 * Returns how many parts of recordings went with the cases of a list, by reference.
	 */
	Map<String, Integer> recordingParts(long number) {
		var parts = new HashMap<String, Integer>();
		this.jdbc.sql("select reference, recording_parts from disposed_case where list = ? and recording_parts > 0")
			.param(number)
			.query((row) -> {
				parts.put(row.getString(1), row.getInt(2));
			});
		return parts;
	}

	Optional<DisposalEntry> next(long number) {
		return this.jdbc.sql("""
				select * from disposal_entry where list = ? and state = 'LISTED'
				order by closed_at, reference fetch first 1 row only""")
			.param(number)
			.query(RecordRowMapper.of(DisposalEntry.class))
			.optional();
	}

	/** Keeps the two people; the database refuses one person as both. */
	void approve(long number, String checkedBy, String approvedBy) {
		this.jdbc.sql("update disposal_list set checked_by = ?, approved_by = ? where number = ?")
			.params(checkedBy, approvedBy, number)
			.update();
	}

	void close(long number, String certificate, Instant now) {
		this.jdbc.sql("update disposal_list set certificate = ?, disposed_at = ? where number = ?")
			.params(certificate, now.atOffset(ZoneOffset.UTC), number)
			.update();
	}

	/** Returns the number of cases in these states. */
	int count(long number, Collection<DisposalState> states) {
		return this.jdbc.sql("select count(*) from disposal_entry where list = :list and state in (:states)")
			.param("list", number)
			.param("states", states.stream().map(Enum::name).toList())
			.query(Integer.class)
			.single();
	}

	/** A case whose time is over. */
	record Due(String reference, String processKey, String centre, Instant openedAt, Instant closedAt, String outcome) {
	}

	/** The facts of a locked case by which its rule is found. */
	record Locked(String processKey, String state, Instant closedAt, boolean urgent) {
	}

}
