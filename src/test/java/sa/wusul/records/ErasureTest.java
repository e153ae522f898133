package sa.wusul.records;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.identity.Rights;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The erasure of a case")
@Tag("fast")
class ErasureTest {

	/** Tables of cases that no statement names, and why. */
	private static final Map<String, String> KEPT = Map.ofEntries(
			Map.entry("audit_entry", "the audit log is kept for good"),
			Map.entry("step_performer", "facts of law about staff"),
			Map.entry("disposed_case", "what remains of the case"), Map.entry("bill", "the accounts, without a person"),
			Map.entry("register_query", "purposes of questions to registers, gone after their own time"),
			Map.entry("bill_difference", "the accounts; its reference is the biller's"),
			Map.entry("delivery", "the way of a document, without a person"),
			Map.entry("task_notice", "a notice to staff, gone after 90 days"),
			Map.entry("visit", "its reference is a visit's, and no row identifies the visitor"));

	/** Tables of the Tawasul window. */
	private static final Pattern WINDOW = Pattern.compile(
			"detainee_.*|contact_enquiry|terminal_access|sealed_envelope|number_proof|disclosure|assistance.*|leave_.*");

	private static final OffsetDateTime CLOSED = OffsetDateTime.parse("2027-03-01T09:00:00Z");

	/**
	 * Rows of a case in all tables of the window, in the order of their keys. The
	 * detainee is {@code d}, and {@code n} a number of the case's own.
	 */
	private static final List<String> ROWS = List.of(
			"""
					insert into case_file (reference, process_key, channel, centre, section, topic, state, identity_number, identity_hash,
					  requester_kind, requester_name, mobile, subject, request_text, fingerprint, opened_by, opened_at, closed_at)
					values (:c, 'tawasul-status-enquiry', 'PORTAL', 'riyadh', 'men', 'none', 'COMPLETED', 'sealed', 'hash', 'CITIZEN',
					  'sealed', 'sealed', 'sealed', 'sealed', :c, 'channel', :at, :at)""",
			"insert into detainee_case (case_reference, detainee_identity, detainee_hash, contact_role, opened_at) values (:c, 'sealed', :d, 'PRIMARY', :at)",
			"""
					insert into detainee_contact (detainee_identity, detainee_hash, contact_identity, contact_hash, contact_name,
					  contact_role, relation, mobile, case_reference, valid_from)
					values ('sealed', :d, 'sealed', 'hash', 'sealed', 'PRIMARY', 'SPOUSE', 'sealed', :c, :at)""",
			"insert into contact_enquiry (case_reference, round) values (:c, 1)",
			"insert into detainee_watch (case_reference, detainee_hash, since) values (:c, :d, :at)",
			"insert into detainee_event (event_key, detainee_hash, kind, account, received_at) values (:n, :d, 'MOVED', 'register', :at)",
			"insert into terminal_access (detainee_hash, case_reference, wrong_tries) values (:d, :c, 0)",
			"insert into one_time_code (purpose, subject, codes_ordered, tries) values ('terminal-code', :d, 1, 0)",
			"insert into sealed_envelope (envelope_number, prison, registered_by, registered_at, case_reference) values (:n, 'hair', 'prison', :at, :c)",
			"insert into number_proof (case_reference, mobile, mobile_hash) values (:c, 'sealed', 'hash')",
			"""
					insert into disclosure (case_reference, told_identity, contact_role, relation, disclosed, why, paper_number, disclosed_at)
					values (:c, 'sealed', 'PRIMARY', 'SPOUSE', 'LEAVE', 'LEAVE_GRANTED', :n, :at)""",
			"insert into detainee_visit (case_reference, kind, section, state, asked_at) values (:c, 'ORDINARY', 'men', 'HELD', :at)",
			"insert into detainee_visitor (case_reference, ordinal, identity_number, identity_hash, visitor_name) values (:c, 1, 'sealed', 'hash', 'sealed')",
			"insert into assistance_study (case_reference, household_size, monthly_income, author, studied_at) values (:c, 3, 2000, 'social', :at)",
			"insert into committee_member (user_name, identity_hash) values (:n, :n)", """
					insert into assistance_vote (case_reference, seat, member, vote, cast_at, counted_seat)
					values (:c, 1, :n, 'GRANT', :at, 1)""",
			"""
					insert into assistance (case_reference, detainee_identity, detainee_hash, kind, renews, amount, months, months_over, state)
					values (:c, 'sealed', :d, 'RENT', :renews, 100, 2, 2, 'COMPLETED')""",
			"insert into assistance_account (case_reference, account, given_at) values (:c, 'sealed', :at)",
			"insert into leave_authorisation (number, case_reference, detainee_identity, reason, state, inquiry, asked_at, changed_at) values (:n, :c, 'sealed', 'WEDDING', 'EXPIRED', 1, :at, :at)",
			"insert into leave_opinion (leave_number, authority, inquiry, asked_at, due_at) values (:n, 'PRISON', 1, :at, :at)",
			"""
					insert into leave_occurrence (number, leave_number, detainee_identity, detainee_hash, state, depart_at, depart_until, watch, scheduled_by)
					values (:n, :n, 'sealed', :d, 'RETURNED', :at, :at, 1, 'prison')""",
			"insert into leave_alarm (occurrence_number, watch, rung, alarm_action, due_at, raised_at) values (:n, 1, 0, 'CALL_DUTY', :at, :at)");

	@OnBothDatabases
	@DisplayName("names every table that names a case, or says why it stays")
	void namesEveryTable(TestDatabase database) {
		var tables = database.tablesOfCases();
		var named = ErasureRepository.STATEMENTS.stream()
			.map((statement) -> statement.replaceAll("(?s)(?:delete from|update) (\\w+) .*", "$1"))
			.collect(Collectors.toSet());

		assertThat(tables).hasSizeGreaterThan(35)
			.allSatisfy((table) -> assertThat(named.contains(table) ^ KEPT.containsKey(table))
				.as(table + " is either in a statement of ErasureRepository or among those that stay")
				.isTrue());
		assertThat(named).as("sums of days, facts of law and the audit log stay")
			.doesNotContain("work_day", "step_performer", "audit_entry");
		assertThat(KEPT.keySet()).allMatch(tables::contains);
	}

	@OnBothDatabases
	@DisplayName("leaves nothing of a case of the Tawasul window in any of its tables, and other cases as they are")
	void window(TestDatabase database) {
		var jdbc = database.jdbc();
		enter(jdbc, "1448-0000001-1", "first", "1", null);
		enter(jdbc, "1448-0000002-2", "second", "2", "1448-0000001-1");
		assertThat(counts(database)).hasSizeGreaterThan(15)
			.allSatisfy((table, rows) -> assertThat(rows).as(table).isEqualTo(2));

		erase(jdbc, "1448-0000001-1");

		assertThat(counts(database)).allSatisfy((table, rows) -> assertThat(rows).as(table).isEqualTo(1));
		assertThat(jdbc.sql("select subject from one_time_code").query(String.class).list()).containsExactly("second");
	}

	@OnBothDatabases
	@DisplayName("takes the events of a detainee with their last case, and those of nobody's case after their time")
	void events(TestDatabase database) {
		var jdbc = database.jdbc();
		enter(jdbc, "1448-0000001-1", "first", "1", null);
		jdbc.sql(ROWS.get(0)).param("c", "1448-0000002-2").param("at", CLOSED).update();
		jdbc.sql(ROWS.get(1)).param("c", "1448-0000002-2").param("d", "first").param("at", CLOSED).update();
		jdbc.sql("""
				insert into detainee_event (event_key, detainee_hash, kind, account, received_at)
				values ('x', 'nobody', 'MOVED', 'register', ?)""").param(CLOSED).update();

		erase(jdbc, "1448-0000001-1");
		assertThat(events(jdbc)).containsExactlyInAnyOrder("first", "nobody");
		erase(jdbc, "1448-0000002-2");
		assertThat(events(jdbc)).containsExactly("nobody");
		new ErasureRepository(jdbc).eraseUnclaimed(CLOSED.toInstant());
		assertThat(events(jdbc)).as("at the end of its time").containsExactly("nobody");
		new ErasureRepository(jdbc).eraseUnclaimed(CLOSED.plusSeconds(1).toInstant());
		assertThat(events(jdbc)).isEmpty();
	}

	private static List<String> events(JdbcClient jdbc) {
		return jdbc.sql("select detainee_hash from detainee_event").query(String.class).list();
	}

	private static void enter(JdbcClient jdbc, String reference, String detainee, String number, String renews) {
		ROWS.forEach((row) -> jdbc.sql(row)
			.param("c", reference)
			.param("d", detainee)
			.param("n", number)
			.param("renews", renews)
			.param("at", CLOSED)
			.update());
	}

	private static void erase(JdbcClient jdbc, String reference) {
		var lists = new DisposalRepository(jdbc, null, Rights.load());
		var list = lists.enter(new DisposalOffice("tawasul", "riyadh"), "1.0.0 (1)", CLOSED.toInstant());
		new ErasureRepository(jdbc).erase(new DisposalEntry(reference, "tawasul-status-enquiry", CLOSED.toInstant(),
				CLOSED.toInstant(), "COMPLETED", "C1", DisposalState.LISTED), list, CLOSED.toInstant());
	}

	/** Returns the number of rows of each table of the window. */
	private static Map<String, Long> counts(TestDatabase database) {
		return database.jdbc()
			.sql("select distinct lower(table_name) from information_schema.tables where lower(table_schema) = 'public'")
			.query(String.class)
			.list()
			.stream()
			.filter((table) -> WINDOW.matcher(table).matches())
			.collect(Collectors.toMap((table) -> table,
					(table) -> database.jdbc().sql("select count(*) from " + table).query(Long.class).single()));
	}

	@OnBothDatabases
	@DisplayName("runs on both databases")
	void runs(TestDatabase database) {
		ErasureRepository.STATEMENTS
			.forEach((statement) -> database.jdbc().sql(statement).param("reference", "1448-0001234-7").update());
	}

}
