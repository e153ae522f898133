package sa.wusul.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.PersonName;
import sa.wusul.casefile.RequesterRecords;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;

/**
 * The directives given orally in meetings, issued as written orders (M10). Only the
 * private office closes a directive, once it has accepted the evidence.
 */
@Service
public class DirectiveService {

	static final String TEMPLATE = "directive-order";

	private final MeetingRecordService records;

	private final CaseFiles caseFiles;

	private final RequesterRecords requesters;

	private final PaperService papers;

	private final WorkingTime workingTime;

	private final Rights rights;

	private final DirectiveRepository directives;

	private final Clock clock;

	DirectiveService(MeetingRecordService records, CaseFiles caseFiles, PaperService papers, WorkingTime workingTime,
			Rights rights, DirectiveRepository directives, RequesterRecords requesters, Clock clock) {
		this.requesters = requesters;
		this.records = records;
		this.caseFiles = caseFiles;
		this.papers = papers;
		this.workingTime = workingTime;
		this.rights = rights;
		this.directives = directives;
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
		return this.directives.insert(directive, due(directive.workingDays()));
	}

	/**
	 * Stores a directive while its meeting goes on; it becomes an order when the meeting
	 * is recorded.
	 * @param roomKey the name that the page gave it: one that was sent twice is one
	 * @param second of the recording to which it refers
	 * @return its number in the meeting; empty if it was stored before
	 * @throws RefusalException {@code directive.meetingNotOpen}
	 */
	@Transactional
	public OptionalLong writeInRoom(NewDirective directive, String roomKey, long second) {
		if (!this.records.hold(directive.caseReference(), directive.meetingAt())) {
			throw new RefusalException(Kind.CONFLICT, "directive.meetingNotOpen", directive.caseReference());
		}
		var known = forMeeting(directive.caseReference(), directive.meetingAt()).stream()
			.anyMatch((other) -> roomKey.equals(other.roomKey()));
		return known ? OptionalLong.empty()
				: OptionalLong.of(this.directives.insert(directive, due(directive.workingDays()), roomKey, second));
	}

	/** Returns the directives of a meeting so far, in their order. */
	@Transactional(readOnly = true)
	public List<Directive> forMeeting(String caseReference, Instant meetingAt) {
		return this.directives.forMeeting(caseReference, meetingAt);
	}

	/**
	 * Issues the written order once, and once more after each renewal; the new order
	 * replaces the earlier one.
	 * @return the data for the process
	 */
	@Transactional
	public Directive issueOrder(DirectiveKey key) {
		this.directives.holdMeeting(key);
		var directive = get(key);
		var file = this.caseFiles.get(key.caseReference());
		var fields = new HashMap<String, Object>();
		fields.put("directiveNumber", key.number());
		fields.put("meetingAt", key.meetingAt());
		fields.put("directive", directive.text());
		fields.put("owner", directive.owner());
		fields.put("department", this.rights.organisation().departmentName(directive.department()));
		fields.put("dueAt", directive.dueAt());
		var onFile = this.requesters.nameOnFile(key.caseReference()).map(PersonName::value);
		fields.put("requester", onFile.orElse(file.requester().name()));
		fields.put("requesterStated", onFile.isEmpty());
		fields.put("subject", file.request().subject());
		var earlier = Optional.ofNullable(directive.orderNumber()).stream().toList();
		var paper = this.papers.issue(
				new PaperRequest(paperKey(key, directive), TEMPLATE, key.caseReference(), fields).replacing(earlier));
		this.directives.order(key, paper.number());
		return directive;
	}

	private static String paperKey(DirectiveKey key, Directive directive) {
		var first = key.caseReference() + ":order:" + key.meetingAt().getEpochSecond() + ":" + key.number();
		return (directive.renewals() > 0) ? first + ":" + directive.renewals() : first;
	}

	public void remind(DirectiveKey key) {
		this.directives.remind(key);
	}

	/**
	 * Stores the department's report that the directive was carried out, with its
	 * evidence.
	 */
	public void report(DirectiveKey key, String evidenceKind, String evidence, String officer) {
		this.directives.report(key, evidenceKind, evidence, officer);
	}

	/**
	 * Returns the directive to the department because the private office rejects the
	 * evidence. The department keeps the working time that it had left when it reported,
	 * and at least a day.
	 * @return the data for the process
	 */
	public Directive sendBack(DirectiveKey key) {
		var directive = get(key);
		var left = this.workingTime.between(directive.reportedAt(), directive.dueAt());
		var resumed = this.workingTime.plus(this.clock.instant(), left);
		var tomorrow = due(1);
		this.directives.sendBack(key, resumed.isAfter(tomorrow) ? resumed : tomorrow);
		return get(key);
	}

	/** Closes the directive because the private office accepts the evidence. */
	public void accept(DirectiveKey key, String officer) {
		if (!this.directives.close(key, officer)) {
			throw new RefusalException(Kind.CONFLICT, "directive.notReported", key.caseReference());
		}
	}

	/**
	 * Sets owner, department and deadline of an overdue directive anew.
	 * @return the data for the process
	 */
	public Directive renew(DirectiveKey key, String owner, String department, int workingDays) {
		this.directives.renew(key, owner, department, due(workingDays));
		return get(key);
	}

	/**
	 * Returns the directive.
	 * @throws RefusalException {@code directive.unknown} if there is none
	 */
	public Directive get(DirectiveKey key) {
		return this.directives.find(key)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "directive.unknown", key.number()));
	}

	/** Returns a second of a recording as minutes and seconds. */
	static String moment(long second) {
		return NeutralText.format("%02d:%02d", second / 60, second % 60);
	}

	private Instant due(int workingDays) {
		return this.workingTime.plusDays(this.clock.instant(), workingDays);
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
	 *
	 * @param roomKey the name that the page of the meeting's room gave it
	 * @param recordingSecond the second of the recording to which it refers
	 */
	public record Directive(long number, String text, String owner, String department, Instant dueAt, String state,
			String orderNumber, int renewals, String evidence, Instant reportedAt, String closedBy, String roomKey,
			Integer recordingSecond) {

		/** Returns the moment of the recording, as minutes and seconds. */
		public Optional<String> recordingMoment() {
			return Optional.ofNullable(this.recordingSecond).map((second) -> moment(second));
		}

	}

}
