package sa.wusul.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead;
import sa.wusul.meeting.MeetingFileService;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.RoomDirectiveService;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.room.RoomMessage.Directive;

/**
 * The desk of a meeting's host, beside the picture: the file that was read for the
 * meeting, and the directives that are given in it. No other seat has one.
 */
@Service
public class RoomDeskService {

	private final VideoRoomRepository rooms;

	private final RoomSeatRepository seats;

	private final RoomRecordingRepository recordings;

	private final RoomDirectiveService directives;

	private final MeetingFileService files;

	private final AccessLog looks;

	private final AuditLog audit;

	private final Clock clock;

	RoomDeskService(VideoRoomRepository rooms, RoomSeatRepository seats, RoomRecordingRepository recordings,
			RoomDirectiveService directives, MeetingFileService files, AccessLog looks, AuditLog audit, Clock clock) {
		this.rooms = rooms;
		this.seats = seats;
		this.recordings = recordings;
		this.directives = directives;
		this.files = files;
		this.looks = looks;
		this.audit = audit;
		this.clock = clock;
	}

	/** Returns what the page of a seat sends. */
	public Sending sending(long seatId) {
		var seat = this.seats.get(seatId);
		return seat.isSilent() ? Sending.NOTHING
				: this.rooms.get(seat.roomId()).pictured() ? Sending.ALL : Sending.SOUND;
	}

	/** Checks whether the page of a seat has a desk. */
	public boolean isDesk(long seatId) {
		var seat = this.seats.get(seatId);
		return hasDesk(this.rooms.get(seat.roomId()), seat);
	}

	private static boolean hasDesk(VideoRoom room, RoomSeat seat) {
		return seat.role() == SeatRole.HOST && room.purpose().filter(Purpose.MINISTER_MEETING::equals).isPresent();
	}

	/**
	 * Returns how many pages the meeting's file has, and records that it was looked at.
	 * @throws RefusalException {@code videoRoom.unknown} also for every other seat
	 */
	public int filePages(long seatId) {
		var seat = this.seats.get(seatId);
		var room = this.rooms.get(seat.roomId());
		var number = file(room, seat);
		this.looks.write(CaseRead.fromDesk(room.caseReference(), seat.account().orElseThrow()).paper(number));
		return this.files.pages(number);
	}

	/**
	 * Returns a page of the meeting's file as a picture.
	 * @param page from 1
	 * @throws RefusalException {@code videoRoom.unknown} if there is none
	 */
	public byte[] filePage(long seatId, int page) {
		var seat = this.seats.get(seatId);
		return this.files.page(file(this.rooms.get(seat.roomId()), seat), page).orElseThrow(RoomDeskService::unknown);
	}

	private String file(VideoRoom room, RoomSeat seat) {
		return Optional.of(seat)
			.filter((one) -> hasDesk(room, one))
			.flatMap((host) -> this.files.lastRead(room.caseReference(), room.startsAt()))
			.orElseThrow(RoomDeskService::unknown);
	}

	private static RefusalException unknown() {
		return new RefusalException(Kind.UNKNOWN, "videoRoom.unknown");
	}

	/**
	 * Stores a directive; one that is sent again is stored once.
	 * @throws RefusalException {@code videoRoom.notYours}, {@code videoRoom.notOpen}, or
	 * as for the form of directives
	 */
	void write(VideoRoom room, RoomSeat seat, Directive directive) {
		if (!hasDesk(room, seat) || !seat.isIn()) {
			throw new RefusalException(Kind.FORBIDDEN, "videoRoom.notYours");
		}
		if (room.state() != RoomState.OPEN) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.notOpen");
		}
		var fields = new HashMap<String, Object>();
		fields.put("directive", directive.text());
		fields.put("directiveDepartment", directive.department());
		fields.put("directiveOwner", directive.owner());
		fields.put("directiveDays", directive.days());
		var author = seat.account().orElseThrow();
		if (this.directives.write(room.caseReference(), room.startsAt(), directive.key(),
				Duration.between(beginning(room), moment(room, directive)), fields, author)) {
			this.rooms.log(room.id(), seat.number(), RoomEventKind.DIRECTIVE);
			this.audit.add(AuditEntry.done(author, "room.directive").ofCase(room.caseReference()));
		}
	}

	/** Returns when the directive was given, which is neither ahead nor before. */
	private Instant moment(VideoRoom room, Directive directive) {
		var now = this.clock.instant();
		var beginning = beginning(room);
		try {
			var given = Instant.parse(directive.at());
			return given.isBefore(beginning) ? beginning : given.isAfter(now) ? now : given;
		}
		catch (DateTimeParseException malformed) {
			throw new RefusalException(Kind.INVALID, "videoRoom.message");
		}
	}

	/** Returns the beginning of the recording, or of the meeting if there is none. */
	private Instant beginning(VideoRoom room) {
		return this.recordings.ofRoom(room.id())
			.stream()
			.filter((recording) -> recording.state() != RecordingState.EMPTY)
			.map(RoomRecording::begunAt)
			.min(Instant::compareTo)
			.or(room::openedAt)
			.orElse(room.startsAt());
	}

	/** Sound and picture that a page sends. */
	public enum Sending {

		NOTHING, SOUND, ALL

	}

	/** Adds what the host's page shows on its desk. */
	void show(VideoRoom room, RoomSeat seat, ObjectNode view) {
		if (!hasDesk(room, seat)) {
			return;
		}
		var desk = view.putObject("desk").put("since", beginning(room).toString());
		this.files.lastRead(room.caseReference(), room.startsAt()).ifPresent((number) -> desk.put("file", number));
		var written = desk.putArray("directives");
		this.directives.forMeeting(room.caseReference(), room.startsAt())
			.forEach((directive) -> written.addObject()
				.put("number", directive.number())
				.put("key", directive.roomKey())
				.put("moment", directive.recordingMoment().orElse(""))
				.put("department", directive.department()));
	}

}
