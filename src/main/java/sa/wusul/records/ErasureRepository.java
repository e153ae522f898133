package sa.wusul.records;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Erasure of a case from every table that knows its people or their words. All statements
 * stand here in one list, so that one reading shows what goes and a test compares it with
 * the schema.
 */
@Repository
class ErasureRepository {

	/** In this order; each has the reference as its only parameter. */
	static final List<String> STATEMENTS = List.of(
			"update outbox set payload = null, reason = null where case_reference = :reference",
			"update inbox set reason = null where case_reference = :reference",
			"delete from sms_follow_up where case_reference = :reference",
			"delete from one_time_code where subject = :reference",
			"delete from login_attempt where case_reference = :reference",
			// Meetings: what was said and ordered, and who was booked
			"delete from directive where reference = :reference",
			"delete from room_quality where room_id in (select id from video_room where case_reference = :reference)",
			"delete from room_event where room_id in (select id from video_room where case_reference = :reference)",
			"""
					delete from room_signal where seat_id in (
					  select s.id from room_seat s join video_room r on r.id = s.room_id where r.case_reference = :reference)""",
			"""
					delete from room_ticket where seat_id in (
					  select s.id from room_seat s join video_room r on r.id = s.room_id where r.case_reference = :reference)""",
			"""
					update archive_item set state = 'DISCARDED' where hash in (
					  select p.content_hash from recording_piece p join room_recording r on r.id = p.recording_id
					  join video_room v on v.id = r.room_id where v.case_reference = :reference)""",
			"""
					delete from recording_piece where recording_id in (
					  select r.id from room_recording r join video_room v on v.id = r.room_id where v.case_reference = :reference)""",
			"""
					update archive_item set state = 'DISCARDED' where hash in (
					  select p.content_hash from viewing_part p join recording_viewing v on v.number = p.viewing
					  where v.case_reference = :reference)""",
			"delete from viewing_part where viewing in (select number from recording_viewing where case_reference = :reference)",
			"delete from recording_viewing where case_reference = :reference",
			"delete from recording_check where room_id in (select id from video_room where case_reference = :reference)",
			"delete from room_recording where room_id in (select id from video_room where case_reference = :reference)",
			"delete from room_seat where room_id in (select id from video_room where case_reference = :reference)",
			"delete from video_room where case_reference = :reference",
			"delete from meeting_record where reference = :reference",
			"delete from meeting_dossier_reading where reference = :reference",
			"delete from meeting_dossier where reference = :reference",
			"delete from booking_event where case_reference = :reference",
			"delete from booking where case_reference = :reference",
			"update slot set case_reference = null where case_reference = :reference",
			// Calls stay as calls of staff, about no case
			"update phone_call_event set case_reference = null where case_reference = :reference",
			"update phone_call set case_reference = null where case_reference = :reference",
			"update identity_proof set case_reference = null where case_reference = :reference",
			// Services: answers of registers and what was decided on them
			"delete from register_question where exchange in (select exchange from register_exchange where case_reference = :reference)",
			"delete from register_exchange where case_reference = :reference",
			"delete from service_finding where reference = :reference",
			"delete from service_verdict where reference = :reference",
			"delete from service_worker where reference = :reference",
			// Money stays for the accounts, without the account of the person
			"update payout set account = null where case_reference = :reference",
			// Papers stay verifiable by their code, without content
			"delete from case_scan where case_reference = :reference",
			"update paper set content_hash = null, title = template where case_reference = :reference",
			// The Tawasul window: a detainee's events go with their last case
			"""
					delete from detainee_event where detainee_hash in (
					  select detainee_hash from detainee_case where case_reference = :reference)
					and not exists (select 1 from detainee_case other where other.detainee_hash = detainee_event.detainee_hash
					  and other.case_reference <> :reference)""",
			"delete from detainee_watch where case_reference = :reference",
			"delete from contact_enquiry where case_reference = :reference",
			"delete from number_proof where case_reference = :reference",
			"delete from disclosure where case_reference = :reference",
			"delete from detainee_contact where case_reference = :reference", """
					delete from one_time_code where subject in (
					  select detainee_hash from terminal_access where case_reference = :reference)""",
			"delete from terminal_access where case_reference = :reference",
			"delete from sealed_envelope where case_reference = :reference",
			"delete from detainee_visitor where case_reference = :reference",
			"delete from detainee_visit where case_reference = :reference",
			"delete from assistance_study where case_reference = :reference",
			"delete from assistance_vote where case_reference = :reference",
			"delete from assistance_account where case_reference = :reference",
			"update assistance set renews = null where renews = :reference",
			"delete from assistance where case_reference = :reference", """
					delete from leave_alarm where occurrence_number in (
					  select o.number from leave_occurrence o join leave_authorisation a on a.number = o.leave_number
					  where a.case_reference = :reference)""",
			"delete from leave_occurrence where leave_number in (select number from leave_authorisation where case_reference = :reference)",
			"delete from leave_opinion where leave_number in (select number from leave_authorisation where case_reference = :reference)",
			"delete from leave_authorisation where case_reference = :reference",
			"delete from detainee_case where case_reference = :reference",
			// Reasons of staff may name the person; the audit log keeps them
			"update case_hold set reason = null, lift_reason = null where reference = :reference",
			"update disposal_entry set reason = null where reference = :reference",
			"update handover_order set reason = null, person_hash = null where case_reference = :reference",
			"delete from case_rating where case_reference = :reference",
			"delete from case_question where case_reference = :reference",
			"delete from case_reopening where case_reference = :reference",
			"delete from case_step where reference = :reference",
			"delete from case_link where reference = :reference or linked = :reference",
			"delete from case_involvement where reference = :reference",
			"delete from case_particular where reference = :reference",
			"delete from case_note where reference = :reference",
			"delete from case_notice where reference = :reference",
			"delete from case_milestone where reference = :reference",
			"delete from morning_sheet_case where reference = :reference",
			"delete from case_word where reference = :reference", "delete from case_file where reference = :reference");

	static final List<String> UNCLAIMED = List.of("""
			delete from detainee_event where received_at < :over and not exists (
			  select 1 from detainee_case known where known.detainee_hash = detainee_event.detainee_hash)""",
			"delete from sealed_envelope where registered_at < :over and case_reference is null");

	private final JdbcClient jdbc;

	ErasureRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Erases the case, and keeps what the list says of it. */
	void erase(DisposalEntry entry, long list, Instant now) {
		var contents = contents(entry.reference());
		this.jdbc
			.sql("""
					insert into disposed_case (reference, process_key, opened_at, closed_at, outcome, rule_code, list, disposed_at,
					  recording_parts)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(entry.reference(), entry.processKey(), entry.openedAt().atOffset(ZoneOffset.UTC),
					entry.closedAt().atOffset(ZoneOffset.UTC), entry.outcome(), entry.ruleCode(), list,
					now.atOffset(ZoneOffset.UTC), recordingParts(entry.reference()))
			.update();
		STATEMENTS.forEach((statement) -> this.jdbc.sql(statement).param("reference", entry.reference()).update());
		contents.forEach(this::forget);
	}

	/**
	 * Erases what the window received about no case: events of detainees without one, and
	 * envelopes that never led to one.
	 */
	void eraseUnclaimed(Instant over) {
		UNCLAIMED
			.forEach((statement) -> this.jdbc.sql(statement).param("over", over.atOffset(ZoneOffset.UTC)).update());
	}

	/** Returns how many parts of recordings of the case are sealed. */
	private int recordingParts(String reference) {
		return this.jdbc.sql("""
				select count(*) from room_recording r join video_room v on v.id = r.room_id
				where v.case_reference = ? and r.state = 'SEALED'""").param(reference).query(Integer.class).single();
	}

	/** Returns the hashes of the contents of the case. */
	private List<String> contents(String reference) {
		return this.jdbc.sql("""
				select content_hash from paper where case_reference = :reference and content_hash is not null
				union select content_hash from case_scan where case_reference = :reference""")
			.params(Map.of("reference", reference))
			.query(String.class)
			.list();
	}

	/**
	 * Gives a content to the archive for deletion, unless another case or draft refers to
	 * it.
	 */
	private void forget(String hash) {
		this.jdbc.sql("""
				update archive_item set state = 'DISCARDED' where hash = :hash
				and not exists (select 1 from paper where content_hash = :hash)
				and not exists (select 1 from case_scan where content_hash = :hash)
				and not exists (select 1 from request_draft_document where content_hash = :hash)""")
			.param("hash", hash)
			.update();
	}

}
