package sa.wusul.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The records of meetings. A record can be opened only if the file of that meeting was
 * issued and read (M8); the database enforces this as well. A video meeting gets its room
 * with the record and loses it at the end.
 */
@Service
public class MeetingRecordService {

	private final MeetingFileService files;

	private final MeetingRoomOutboxHandler rooms;

	private final JdbcClient jdbc;

	private final Clock clock;

	MeetingRecordService(MeetingFileService files, MeetingRoomOutboxHandler rooms, JdbcClient jdbc, Clock clock) {
		this.files = files;
		this.rooms = rooms;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Opens the record of the meeting.
	 * @throws RefusalException {@code meeting.fileNotRead}
	 */
	@Transactional
	public void open(Meeting meeting) {
		var file = this.files.lastRead(meeting)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "meeting.fileNotRead", meeting.caseReference()));
		this.jdbc.sql("""
				insert into meeting_record (reference, meeting_at, paper_number, host, mode, place, opened_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(meeting.caseReference(), MeetingFileService.at(meeting), file, meeting.host(),
					meeting.mode().name(), meeting.place(), now())
			.update();
		if (meeting.mode() == Mode.VIDEO) {
			this.rooms.open(meeting);
		}
	}

	/** Ends the meeting if it was opened. */
	@Transactional
	public void close(Meeting meeting, BookingState outcome) {
		var closed = this.jdbc.sql("""
				update meeting_record set outcome = ?, closed_at = ?
				where reference = ? and meeting_at = ? and closed_at is null""")
			.params(outcome.name(), now(), meeting.caseReference(), MeetingFileService.at(meeting))
			.update();
		if (closed == 1 && meeting.mode() == Mode.VIDEO) {
			this.rooms.close(meeting);
		}
	}

	/** Checks whether the meeting was held to its end. */
	boolean isHeld(String caseReference, Instant at) {
		return this.jdbc
			.sql("select count(*) from meeting_record where reference = ? and meeting_at = ? and outcome = ?")
			.params(caseReference, at.atOffset(ZoneOffset.UTC), BookingState.HELD.name())
			.query(Integer.class)
			.single() > 0;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
