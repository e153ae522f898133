package sa.wusul.room;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.meeting.Purpose;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;

/**
 * The nightly check of recordings: each room that had to be recorded is compared, once,
 * with the times in which its seats were in together. A person explains what is missing.
 */
@Service
class RecordingCheckService implements RecordingChecks {

	private static final Logger log = LoggerFactory.getLogger(RecordingCheckService.class);

	/** More of them in a night are a fault of the recorder, and not work for people. */
	private static final int MOST = 200;

	private static final int PERCENT = 100;

	private final VideoRoomRepository rooms;

	private final RoomSeatRepository seats;

	private final RoomRecordingRepository recordings;

	private final RecordingCheckRepository checks;

	private final RecordingFindingDecisions decisions;

	private final RecordingCheckStarter starter;

	private final LimitDecisions limits;

	private final AuditLog audit;

	private final TransactionOperations transaction;

	private final Clock clock;

	RecordingCheckService(VideoRoomRepository rooms, RoomSeatRepository seats, RoomRecordingRepository recordings,
			RecordingCheckRepository checks, RecordingFindingDecisions decisions, RecordingCheckStarter starter,
			LimitDecisions limits, AuditLog audit, TransactionOperations transaction, Clock clock) {
		this.rooms = rooms;
		this.seats = seats;
		this.recordings = recordings;
		this.checks = checks;
		this.decisions = decisions;
		this.starter = starter;
		this.limits = limits;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Checks the rooms that were closed long enough for their recordings to be sealed.
	 * @return the number of tasks
	 */
	int check() {
		var due = this.clock.instant().minus(this.limits.duration(RoomLimit.RECORDING_DUE));
		var asked = 0;
		for (var room : this.rooms.unchecked(due, MOST)) {
			try {
				asked += Boolean.TRUE.equals(this.transaction.execute((status) -> check(this.rooms.get(room)))) ? 1 : 0;
			}
			catch (DuplicateKeyException another) {
				log.debug("Another node checked room {}", room);
			}
		}
		return asked;
	}

	private boolean check(VideoRoom room) {
		var findings = findings(room);
		this.checks.add(room.id(), findings.isEmpty() ? "WHOLE" : "ASKED");
		if (!findings.isEmpty()) {
			log.error("The recording of room {} is not complete: {}", room.id(), codes(findings));
			this.audit.add(AuditEntry.done(AuditEntry.PROGRAM, "recording.incomplete")
				.ofCase(room.caseReference())
				.on(subject(room.id()))
				.with(codes(findings)));
		}
		if (!findings.isEmpty() || isSealed(room)) {
			this.starter.start(new RecordingCheckStarter.Check(room.id(),
					isConfidential(room) ? Optional.empty() : Optional.of(room.caseReference()),
					room.openedAt().orElse(room.startsAt()),
					findings.isEmpty() ? Optional.empty() : Optional.of(words(findings))));
		}
		return !findings.isEmpty();
	}

	private boolean isSealed(VideoRoom room) {
		return this.recordings.ofRoom(room.id()).stream().anyMatch((part) -> part.state() == RecordingState.SEALED);
	}

	/** The private office learns of no detainee. */
	private static boolean isConfidential(VideoRoom room) {
		return room.purpose().filter(Purpose.PRISON_VISIT::equals).isPresent();
	}

	private static String subject(long room) {
		return "room " + room;
	}

	private static String codes(List<Found> findings) {
		return findings.stream().map(Found::toString).collect(Collectors.joining(" "));
	}

	private static String words(List<Found> findings) {
		return findings.stream()
			.map((found) -> ArabicText.of("recording.seat", found.seat().number(),
					ArabicText.of("seat." + found.seat().role()), ArabicText.of("recording." + found.kind())))
			.collect(Collectors.joining("\n"));
	}

	@Override
	public boolean checkAgain(long room) {
		var findings = findings(this.rooms.get(room));
		if (findings.isEmpty()) {
			this.checks.answer(room, "WHOLE", AuditEntry.PROGRAM);
		}
		return findings.isEmpty();
	}

	@Override
	@Transactional
	public void explain(long room, String outcome, String words, String person) {
		if (!this.checks.answer(room, outcome, person)) {
			throw new RefusalException(Kind.UNKNOWN, "recording.unknown");
		}
		this.audit.add(AuditEntry.done(person, "recording.explained")
			.ofCase(this.rooms.get(room).caseReference())
			.on(subject(room))
			.with("outcome=" + outcome)
			.saying(words));
	}

	/** Returns all that has to be explained, in the order of seats. */
	private List<Found> findings(VideoRoom room) {
		var voiceOnly = room.host().filter((host) -> host.endsWith("-VOICE")).isPresent();
		var parts = this.recordings.ofRoom(room.id())
			.stream()
			.collect(Collectors.groupingBy(RoomRecording::seatNumber));
		var found = new ArrayList<Found>();
		new TreeMap<>(RoomPresence.of(this.rooms.events(room.id()))).forEach((number, presence) -> {
			var seat = this.seats.find(room.id(), number).orElseThrow();
			if (presence.attended().compareTo(this.limits.duration(RoomLimit.RECORDING_BRIEF)) >= 0) {
				kinds(presence, parts.getOrDefault(number, List.of())).stream()
					.filter((kind) -> this.decisions.opensTask(kind, seat.role(), isExplained(kind, presence),
							voiceOnly))
					.forEach((kind) -> found.add(new Found(seat, kind)));
			}
		});
		return found;
	}

	private List<RecordingFinding> kinds(RoomPresence presence, List<RoomRecording> parts) {
		if (parts.stream().anyMatch((part) -> part.state().isOnItsWay())) {
			return List.of(RecordingFinding.LATE);
		}
		if (parts.stream().anyMatch(RoomRecording::isUnseen)) {
			return List.of();
		}
		var recorded = sum(parts, RoomRecording::durationMs);
		if (recorded.isZero()) {
			return List.of(RecordingFinding.MISSING);
		}
		var kinds = new ArrayList<RecordingFinding>();
		var share = this.limits.number(RoomLimit.RECORDING_SHARE);
		if (recorded.multipliedBy(PERCENT).compareTo(presence.attended().multipliedBy(share)) < 0) {
			kinds.add(RecordingFinding.SHORT);
		}
		if (isLess(sum(parts, RoomRecording::soundMs))) {
			kinds.add(RecordingFinding.SILENT);
		}
		if (isLess(sum(parts, RoomRecording::pictureMs))) {
			kinds.add(RecordingFinding.BLACK);
		}
		return kinds;
	}

	private boolean isExplained(RecordingFinding kind, RoomPresence presence) {
		return switch (kind) {
			case SILENT -> isLess(presence.open());
			case BLACK -> isLess(presence.shown());
			default -> false;
		};
	}

	private boolean isLess(Duration time) {
		return time.compareTo(this.limits.duration(RoomLimit.RECORDING_LEAST)) < 0;
	}

	private static Duration sum(List<RoomRecording> parts, Function<RoomRecording, Optional<Long>> figure) {
		return Duration.ofMillis(parts.stream().map(figure).flatMap(Optional::stream).mapToLong(Long::longValue).sum());
	}

	/** A finding about a seat. */
	private record Found(RoomSeat seat, RecordingFinding kind) {

		@Override
		public String toString() {
			return this.seat.number() + "/" + this.seat.role() + "=" + this.kind;
		}

	}

}
