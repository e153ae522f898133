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

	private final Bookings bookings;

	MeetingRecordService(MeetingFileService files, MeetingRoomOutboxHandler rooms, MeetingRecordRepository records,
			Bookings bookings) {
		this.files = files;
		this.rooms = rooms;
		this.records = records;
		this.bookings = bookings;
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

	/**
	 * Ends a meeting of the case that has begun, because there is nothing left to decide
	 * in it.
	 * @return whether one had begun
	 */
	@Transactional
	public boolean interrupt(String caseReference) {
		var begun = this.records.findOpen(caseReference);
		begun.ifPresent((meeting) -> {
			close(meeting, BookingState.INTERRUPTED);
			this.bookings.record(caseReference, BookingState.INTERRUPTED);
		});
		return begun.isPresent();
	}

	/** Checks whether the meeting was held to its end. */
	boolean isHeld(String caseReference, Instant at) {
		return this.records.isHeld(caseReference, at);
	}

}
