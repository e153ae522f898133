package sa.wusul.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The directives given orally in meetings, issued as written orders (M10). Only the
 * private office closes a directive, once it has accepted the evidence.
 */
@Service
public class DirectiveService {

	static final String TEMPLATE = "directive-order";

	private final MeetingRecordService records;

	private final CaseFiles caseFiles;

	private final PaperService papers;

	private final WorkingTime workingTime;

	private final Rights rights;

	private final JdbcClient jdbc;

	private final Clock clock;

	DirectiveService(MeetingRecordService records, CaseFiles caseFiles, PaperService papers, WorkingTime workingTime,
			Rights rights, JdbcClient jdbc, Clock clock) {
		this.records = records;
		this.caseFiles = caseFiles;
		this.papers = papers;
		this.workingTime = workingTime;
		this.rights = rights;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Stores the next directive of a meeting.
	 * @return its number in the meeting, from 1
	 * @throws RefusalException {@code directive.meetingNotHeld}
	 */
	@Transactional
	public long write(NewDirective directive) {
		var reference = directive.caseReference();
		if (!this.records.isHeld(reference, directive.meetingAt())) {
			throw new RefusalException(Kind.CONFLICT, "directive.meetingNotHeld", reference);
		}
		var number = this.jdbc.sql("select count(*) from directive where reference = ? and meeting_at = ?")
			.params(reference, directive.meetingAt().atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single() + 1;
		this.jdbc.sql("""
				insert into directive (reference, meeting_at, number, text, owner, department, due_at, state,
				  written_by, written_at)
				values (?, ?, ?, ?, ?, ?, ?, 'WRITTEN', ?, ?)""")
			.params(reference, directive.meetingAt().atOffset(ZoneOffset.UTC), number, directive.text(),
					directive.owner(), directive.department(), due(directive.workingDays()), directive.author(), now())
			.update();
		return number;
	}

	/** Issues the written order once, and returns the data for the process. */
	@Transactional
	public Directive issueOrder(DirectiveKey key) {
		lockMeeting(key);
		var directive = get(key);
		var file = this.caseFiles.get(key.caseReference());
		var fields = new HashMap<String, Object>();
		fields.put("directiveNumber", key.number());
		fields.put("meetingAt", key.meetingAt());
		fields.put("directive", directive.text());
		fields.put("owner", directive.owner());
		fields.put("department",
				this.rights.organisation()
					.department(directive.department())
					.map(Place::ar)
					.orElse(directive.department()));
		fields.put("dueAt", directive.dueAt());
		fields.put("requester", file.requester().name());
		fields.put("subject", file.request().subject());
		var paper = this.papers.issue(new PaperRequest(
				key.caseReference() + ":order:" + key.meetingAt().getEpochSecond() + ":" + key.number(), TEMPLATE,
				key.caseReference(), fields));
		update("set state = 'ORDERED', order_number = ?", key, paper.number());
		return directive;
	}

	/**
	 * Locks the meeting, so that the orders of a case are numbered one after the other
	 * even if several are issued at once.
	 */
	private void lockMeeting(DirectiveKey key) {
		this.jdbc.sql("select reference from meeting_record where reference = ? and meeting_at = ? for update")
			.params(key.caseReference(), at(key))
			.query(String.class)
			.single();
	}

	public void remind(DirectiveKey key) {
		update("set reminded_at = ?", key, now());
	}

	/**
	 * Stores the department's report that the directive was carried out, with its
	 * evidence.
	 */
	public void report(DirectiveKey key, String evidenceKind, String evidence, String officer) {
		update("set state = 'REPORTED', evidence_kind = ?, evidence = ?, reported_by = ?, reported_at = ?", key,
				evidenceKind, evidence, officer, now());
	}

	/**
	 * Returns the directive to the department because the private office rejects the
	 * evidence.
	 */
	public void sendBack(DirectiveKey key) {
		update("set state = 'SENT_BACK'", key);
	}

	/** Closes the directive because the private office accepts the evidence. */
	public void accept(DirectiveKey key, String officer) {
		var closed = updateIf("state = 'REPORTED'", "set state = 'CLOSED', closed_by = ?, closed_at = ?", key, officer,
				now());
		if (closed == 0) {
			throw new RefusalException(Kind.CONFLICT, "directive.notReported", key.caseReference());
		}
	}

	/**
	 * Sets a new deadline and optionally another department for an overdue directive.
	 * @return the data for the process
	 */
	public Directive renew(DirectiveKey key, String department, int workingDays) {
		update("set department = ?, due_at = ?", key, department, due(workingDays));
		return get(key);
	}

	/**
	 * Returns the directive.
	 * @throws RefusalException {@code directive.unknown} if there is none
	 */
	public Directive get(DirectiveKey key) {
		return this.jdbc.sql("select * from directive where reference = ? and meeting_at = ? and number = ?")
			.params(key.caseReference(), at(key), key.number())
			.query(RecordRowMapper.of(Directive.class))
			.optional()
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "directive.unknown", key.number()));
	}

	private void update(String change, DirectiveKey key, Object... values) {
		updateIf("1 = 1", change, key, values);
	}

	private int updateIf(String condition, String change, DirectiveKey key, Object... values) {
		var parameters = Stream.concat(Stream.of(values), Stream.of(key.caseReference(), at(key), key.number()))
			.toList();
		return this.jdbc
			.sql("update directive " + change + " where reference = ? and meeting_at = ? and number = ? and "
					+ condition)
			.params(parameters)
			.update();
	}

	private OffsetDateTime due(int workingDays) {
		return this.workingTime.plusDays(this.clock.instant(), workingDays).atOffset(ZoneOffset.UTC);
	}

	private static OffsetDateTime at(DirectiveKey key) {
		return key.meetingAt().atOffset(ZoneOffset.UTC);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * The identifier of a directive of a meeting.
	 */
	public record DirectiveKey(String caseReference, Instant meetingAt, long number) {
	}

	/**
	 * The data entered for a new directive.
	 *
	 * @param owner the responsible office, such as the head of a region's passports
	 */
	public record NewDirective(String caseReference, Instant meetingAt, String text, String owner, String department,
			int workingDays, String author) {
	}

	/**
	 * The current state of a directive; unknown values are {@code null}.
	 */
	public record Directive(long number, String text, String owner, String department, Instant dueAt, String state,
			String orderNumber, String evidence, String closedBy) {
	}

}
