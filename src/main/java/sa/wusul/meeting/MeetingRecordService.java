package sa.wusul.meeting;

import java.time.Instant;

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

	private final MeetingRecordRepository records;

	MeetingRecordService(MeetingFileService files, MeetingRoomOutboxHandler rooms, MeetingRecordRepository records) {
		this.files = files;
		this.rooms = rooms;
		this.records = records;
	}

	/**
	 * Opens the record of the meeting.
	 * @throws RefusalException {@code meeting.fileNotRead}
	 */
	@Transactional
	public void open(Meeting meeting) {
		var file = this.files.lastRead(meeting)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "meeting.fileNotRead", meeting.caseReference()));
		this.records.open(meeting, file);
		if (meeting.mode() == Mode.VIDEO) {
			this.rooms.open(meeting);
		}
	}

	/** Ends the meeting if it was opened. */
	@Transactional
	public void close(Meeting meeting, BookingState outcome) {
		if (this.records.close(meeting, outcome) && meeting.mode() == Mode.VIDEO) {
			this.rooms.close(meeting);
		}
	}

	/** Checks whether the meeting was held to its end. */
	boolean isHeld(String caseReference, Instant at) {
		return this.records.isHeld(caseReference, at);
	}

}
