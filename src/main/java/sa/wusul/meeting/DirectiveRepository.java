package sa.wusul.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.meeting.DirectiveService.Directive;
import sa.wusul.meeting.DirectiveService.DirectiveKey;
import sa.wusul.meeting.DirectiveService.NewDirective;
import sa.wusul.platform.encryption.PersonalFields;

/** The rows of directives. */
@Repository
class DirectiveRepository {

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final Clock clock;

	DirectiveRepository(JdbcClient jdbc, PersonalFields fields, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.clock = clock;
	}

	/** Inserts the next directive of a meeting, and returns its number. */
	long insert(NewDirective directive, Instant dueAt) {
		return insert(directive, dueAt, null, null);
	}

	/**
	 * Inserts the next directive of a meeting.
	 * @param roomKey the name that the page of its room gave it, or {@code null}
	 * @param second of the recording, or {@code null}
	 * @return its number
	 */
	long insert(NewDirective directive, Instant dueAt, String roomKey, Long second) {
		var at = directive.meetingAt().atOffset(ZoneOffset.UTC);
		var number = this.jdbc.sql("select count(*) from directive where reference = ? and meeting_at = ?")
			.params(directive.caseReference(), at)
			.query(Long.class)
			.single() + 1;
		this.jdbc.sql("""
				insert into directive (reference, meeting_at, number, text, owner, department, due_at, state,
				  written_by, written_at, room_key, recording_second)
				values (?, ?, ?, ?, ?, ?, ?, 'WRITTEN', ?, ?, ?, ?)""")
			.params(directive.caseReference(), at, number, this.fields.seal("directive.text", directive.text()),
					directive.owner(), directive.department(), dueAt.atOffset(ZoneOffset.UTC), directive.author(),
					now(), roomKey, second)
			.update();
		return number;
	}

	/** Returns the directives of a meeting in their order. */
	List<Directive> forMeeting(String caseReference, Instant meetingAt) {
		return this.jdbc.sql("select * from directive where reference = ? and meeting_at = ? order by number")
			.params(caseReference, meetingAt.atOffset(ZoneOffset.UTC))
			.query(this.fields.rows("directive", Directive.class))
			.list();
	}

	Optional<Directive> find(DirectiveKey key) {
		return this.jdbc.sql("select * from directive where reference = ? and meeting_at = ? and number = ?")
			.params(key.caseReference(), at(key), key.number())
			.query(this.fields.rows("directive", Directive.class))
			.optional();
	}

	/**
	 * Locks the meeting, so that the orders of a case are numbered one after the other
	 * even if several are issued at once.
	 */
	void holdMeeting(DirectiveKey key) {
		this.jdbc.sql("select reference from meeting_record where reference = ? and meeting_at = ? for update")
			.params(key.caseReference(), at(key))
			.query(String.class)
			.single();
	}

	void order(DirectiveKey key, String orderNumber) {
		update("state = 'ORDERED', order_number = ?", key, orderNumber);
	}

	void remind(DirectiveKey key) {
		update("reminded_at = ?", key, now());
	}

	void report(DirectiveKey key, String evidenceKind, String evidence, String officer) {
		update("state = 'REPORTED', evidence_kind = ?, evidence = ?, reported_by = ?, reported_at = ?", key,
				evidenceKind, this.fields.seal("directive.evidence", evidence), officer, now());
	}

	void sendBack(DirectiveKey key, Instant dueAt) {
		update("state = 'SENT_BACK', due_at = ?", key, dueAt.atOffset(ZoneOffset.UTC));
	}

	/** Closes the directive if it is reported, and returns whether it was. */
	boolean close(DirectiveKey key, String officer) {
		return updateIf("state = 'REPORTED'", "state = 'CLOSED', closed_by = ?, closed_at = ?", key, officer,
				now()) == 1;
	}

	void renew(DirectiveKey key, String owner, String department, Instant dueAt) {
		update("owner = ?, department = ?, due_at = ?, renewals = renewals + 1", key, owner, department,
				dueAt.atOffset(ZoneOffset.UTC));
	}

	private void update(String change, DirectiveKey key, Object... values) {
		updateIf("1 = 1", change, key, values);
	}

	private int updateIf(String condition, String change, DirectiveKey key, Object... values) {
		var parameters = Stream.concat(Stream.of(values), Stream.of(key.caseReference(), at(key), key.number()))
			.toList();
		return this.jdbc
			.sql("update directive set " + change + " where reference = ? and meeting_at = ? and number = ? and "
					+ condition)
			.params(parameters)
			.update();
	}

	private static OffsetDateTime at(DirectiveKey key) {
		return key.meetingAt().atOffset(ZoneOffset.UTC);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
