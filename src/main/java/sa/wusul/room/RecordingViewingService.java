package sa.wusul.room;

import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.archive.Archive;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.meeting.Purpose;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.form.FormHandler.Result;
import sa.wusul.platform.form.FormHandler.Submission;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.Sha256;
import sa.wusul.room.RecordingViewing.State;

/**
 * Viewings that one person asks for and another one releases. A film is viewed in one
 * session of the person who asked: its address is bound to their log-in, and says nothing
 * to anybody else. Meetings of confidential cases do not exist here.
 */
@Service
class RecordingViewingService implements RecordingViewings {

	private final RecordingViewingRepository viewings;

	private final VideoRoomRepository rooms;

	private final RoomRecordingRepository recordings;

	private final CaseFiles caseFiles;

	private final Archive archive;

	private final Rights rights;

	private final LimitDecisions limits;

	private final AuditLog audit;

	private final Clock clock;

	RecordingViewingService(RecordingViewingRepository viewings, VideoRoomRepository rooms,
			RoomRecordingRepository recordings, CaseFiles caseFiles, Archive archive, Rights rights,
			LimitDecisions limits, AuditLog audit, Clock clock) {
		this.viewings = viewings;
		this.rooms = rooms;
		this.recordings = recordings;
		this.caseFiles = caseFiles;
		this.archive = archive;
		this.rights = rights;
		this.limits = limits;
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	@Transactional
	public Result ask(Submission submission) {
		var file = this.caseFiles.find(CaseReference.parse(submission.answers().text("viewedCase")).value())
			.filter((known) -> this.rights.confidentialDomain(known.processKey()).isEmpty())
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
		var room = this.rooms.lastRecorded(file.reference(), Purpose.MINISTER_MEETING)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "recording.none"));
		refuseUnlessSealed(room);
		var reason = submission.answers().text("viewingReason");
		var number = this.viewings.insert(room, reason, submission.author());
		this.audit.add(AuditEntry.done(submission.author(), "recording.asked")
			.ofCase(file.reference())
			.on("RV-" + number)
			.with("room=" + room.id())
			.saying(reason));
		var facts = new HashMap<String, Object>(file.facts());
		facts.put("viewingNumber", number);
		facts.put("viewedCase", file.reference());
		facts.put("recordedAt", words(Moment.of(room.openedAt().orElse(room.startsAt()))));
		return Result.as(file.reference(), facts);
	}

	static String words(Moment moment) {
		return ArabicText.of("recording.at", moment.hijri(), moment.gregorian(), moment.time());
	}

	private void refuseUnlessSealed(VideoRoom room) {
		var parts = this.recordings.ofRoom(room.id());
		if (parts.stream().anyMatch((part) -> part.state().isOnItsWay())) {
			throw new RefusalException(Kind.CONFLICT, "recording.notSealed");
		}
		if (parts.stream().noneMatch((part) -> part.state() == RecordingState.SEALED)) {
			throw new RefusalException(Kind.CONFLICT, "recording.none");
		}
	}

	@Override
	@Transactional
	public void release(long number, String process, String askedBy, String releasedBy) {
		var viewing = this.viewings.lock(number).orElseThrow(RecordingViewingService::unknown);
		if (viewing.state() != State.ASKED) {
			return;
		}
		if (viewing.isOf(releasedBy) || !viewing.isOf(askedBy)) {
			throw new RefusalException(Kind.FORBIDDEN, "task.fourEyes");
		}
		this.viewings.release(number, releasedBy, process);
		this.audit.add(AuditEntry.done(releasedBy, "recording.released")
			.ofCase(viewing.caseReference())
			.on(viewing.key())
			.with("askedBy=" + askedBy));
	}

	@Override
	public Optional<RecordingViewing> find(long number) {
		return this.viewings.find(number);
	}

	@Override
	@Transactional
	public String open(long number, String account, String session) {
		var now = this.clock.instant();
		var viewing = this.viewings.lock(number)
			.filter((found) -> found.isReadyFor(account, now))
			.orElseThrow(RecordingViewingService::unknown);
		var link = RoomSecrets.fresh();
		this.viewings.open(number, Sha256.hex(link), Sha256.hex(session),
				now.plus(this.limits.duration(RoomLimit.VIEWING_SESSION)));
		this.audit.add(AuditEntry.done(account, "recording.viewed").ofCase(viewing.caseReference()).on(viewing.key()));
		return link;
	}

	@Override
	public Film film(long number, String link, String account, String session) {
		var viewing = this.viewings.find(number)
			.filter((found) -> found.state() == State.READY && found.isOf(account))
			.filter((found) -> found.linkHash().equals(Optional.of(Sha256.hex(link)))
					&& found.sessionHash().equals(Optional.of(Sha256.hex(session))))
			.filter((found) -> found.openUntil().filter(this.clock.instant()::isBefore).isPresent())
			.orElseThrow(RecordingViewingService::unknown);
		return new SealedFilm(this.archive, this.viewings.parts(number), viewing.byteCount().orElseThrow());
	}

	@Override
	@Transactional
	public boolean delete(long number) {
		var viewing = this.viewings.lock(number).orElseThrow(RecordingViewingService::unknown);
		if (viewing.state() != State.DELETED) {
			discardParts(number);
			this.viewings.delete(number);
			this.audit.add(AuditEntry.done(AuditEntry.PROGRAM, "recording.viewingDeleted")
				.ofCase(viewing.caseReference())
				.on(viewing.key())
				.with("viewed=" + viewing.openedAt().isPresent()));
		}
		return viewing.openedAt().isPresent();
	}

	/** Lets the archive delete the parts of a film. */
	void discardParts(long number) {
		var parts = this.viewings.parts(number);
		this.viewings.deleteParts(number);
		parts.forEach((part) -> this.archive.discard(part.contentHash()));
	}

	private static RefusalException unknown() {
		return new RefusalException(Kind.UNKNOWN, "recording.viewingUnknown");
	}

}
