package sa.wusul.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseWords;
import sa.wusul.meeting.Purpose;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.NeutralText;

/**
 * The certificates of recordings, as papers of the case. A certificate names seats by
 * their role and every sealed part by its hash, which is that of the file in the archive
 * and in a package that is handed over.
 */
@Service
class RecordingCertificateService implements RecordingCertificates {

	private static final String TEMPLATE = "recording-certificate";

	private final VideoRoomRepository rooms;

	private final RoomSeatRepository seats;

	private final RoomRecordingRepository recordings;

	private final RecordingCheckRepository checks;

	private final RecordingViewingRepository viewings;

	private final PaperService papers;

	private final Rights rights;

	private final AuditLog audit;

	RecordingCertificateService(VideoRoomRepository rooms, RoomSeatRepository seats, RoomRecordingRepository recordings,
			RecordingCheckRepository checks, RecordingViewingRepository viewings, PaperService papers, Rights rights,
			AuditLog audit) {
		this.rooms = rooms;
		this.seats = seats;
		this.recordings = recordings;
		this.checks = checks;
		this.viewings = viewings;
		this.papers = papers;
		this.rights = rights;
		this.audit = audit;
	}

	@Override
	@Transactional
	public String certify(long number) {
		var outcome = this.checks.lock(number)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "recording.unknown"));
		var parts = this.recordings.ofRoom(number);
		if (this.checks.certificate(number).isEmpty()
				&& parts.stream().anyMatch((part) -> part.state() == RecordingState.SEALED)) {
			var room = this.rooms.get(number);
			var paper = issue("recording:" + number, room, fields(room, parts));
			this.checks.certified(number, paper.number());
			log(room, "room " + number, paper);
		}
		return outcome;
	}

	@Override
	@Transactional
	public void certifyFilm(long number) {
		var viewing = this.viewings.lock(number)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "recording.viewingUnknown"));
		if (viewing.filmHash().isEmpty() || viewing.certificate().isPresent()) {
			return;
		}
		var room = this.rooms.get(viewing.roomId());
		var fields = fields(room, this.recordings.ofRoom(room.id()));
		fields.put("viewing", viewing.key());
		fields.put("filmHash", viewing.filmHash().get());
		fields.put("filmBytes", viewing.byteCount().orElseThrow());
		var paper = issue("film:" + number, room, fields);
		this.viewings.certified(number, paper.number());
		log(room, viewing.key(), paper);
	}

	private IssuedPaper issue(String key, VideoRoom room, Map<String, Object> fields) {
		return this.papers.issue(new PaperRequest(key, TEMPLATE, room.caseReference(), fields));
	}

	private void log(VideoRoom room, String subject, IssuedPaper paper) {
		this.audit.add(AuditEntry.done(AuditEntry.PROGRAM, "recording.certified")
			.ofCase(room.caseReference())
			.on(subject)
			.with("paper=" + paper.number() + " content=" + paper.contentHash()));
	}

	private Map<String, Object> fields(VideoRoom room, List<RoomRecording> parts) {
		var sealed = parts.stream().filter((part) -> part.state() == RecordingState.SEALED).toList();
		var fields = new HashMap<String, Object>();
		fields.put("roomNumber", room.id());
		fields.put("purpose", ArabicText.of("purpose." + room.purpose().orElse(Purpose.MINISTER_MEETING)));
		fields.put("heldAt", room.openedAt().orElse(room.startsAt()));
		fields.put("host", host(room));
		fields.put("result", ArabicText.of("recording.result." + this.checks.outcome(room.id()).orElse("UNCHECKED")));
		fields.put("partCount", sealed.size());
		fields.put("unsealedCount", parts.stream().filter((part) -> part.state().isOnItsWay()).count());
		fields.put("emptyCount", parts.stream().filter((part) -> part.state() == RecordingState.EMPTY).count());
		fields.put("parts", sealed.stream().map(this::row).toList());
		fields.put("software",
				sealed.stream()
					.map(RoomRecording::software)
					.flatMap(Optional::stream)
					.distinct()
					.map((name) -> Map.of("name", name))
					.toList());
		return fields;
	}

	/** Returns the office of the host, or the prison in which a visit was. */
	private String host(VideoRoom room) {
		if (room.isVisit()) {
			var prison = room.prison();
			return this.rights.organisation().prison(prison).map(Organisation.Prison::ar).orElse(prison);
		}
		return room.host().map(this::office).orElse("");
	}

	private String office(String host) {
		var words = CaseWords.of("meetingHost", host);
		return words.equals(host) ? this.rights.organisation().departmentName(host) : words;
	}

	private Map<String, Object> row(RoomRecording part) {
		var row = new HashMap<String, Object>();
		row.put("seat", part.seatNumber());
		row.put("role",
				ArabicText.of("seat." + this.seats.find(part.roomId(), part.seatNumber()).orElseThrow().role()));
		row.put("part", part.part());
		row.put("begunAt", part.begunAt());
		row.put("endedAt", end(part));
		row.put("length", part.durationMs().map(RecordingCertificateService::length).orElse(""));
		row.put("bytes", part.byteCount().orElseThrow());
		row.put("hash", part.hash().orElseThrow());
		return row;
	}

	/**
	 * Returns the end of what is in the file, or else the time at which it was closed.
	 */
	private static Instant end(RoomRecording part) {
		return part.durationMs().map(part.begunAt()::plusMillis).or(part::endedAt).orElseThrow();
	}

	private static String length(long milliseconds) {
		var time = Duration.ofMillis(milliseconds);
		return NeutralText.format("%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
	}

}
