package sa.wusul.meeting;

import java.time.Instant;

import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.meeting.InterpreterRepository.RemoteInterpreter;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The records of meetings. A record can be opened only if the file of that meeting was
 * issued and read (M8); the database enforces this as well. A video meeting gets its room
 * with the record and loses it at the end, and so does a meeting whose interpreter joins
 * from another centre.
 */
@Service
public class MeetingRecordService {

	private final MeetingFileService files;

	private final MeetingRoomOutboxHandler rooms;

	private final MeetingRecordRepository records;

	private final InterpreterRepository interpreters;

	private final Bookings bookings;

	private final DirectiveRepository directives;

	private final DirectiveFollowUpStarter followUps;

	MeetingRecordService(MeetingFileService files, MeetingRoomOutboxHandler rooms, MeetingRecordRepository records,
			InterpreterRepository interpreters, Bookings bookings, DirectiveRepository directives,
			DirectiveFollowUpStarter followUps) {
		this.directives = directives;
		this.followUps = followUps;
		this.files = files;
		this.rooms = rooms;
		this.records = records;
		this.interpreters = interpreters;
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
		var remote = remoteInterpreter(meeting);
		if (meeting.mode() == Mode.VIDEO || remote.isPresent()) {
			this.rooms.open(meeting);
		}
		remote.ifPresent((interpreter) -> this.rooms.invite(meeting, interpreter.id(), interpreter.mobile()));
	}

	/** Ends the meeting if it was opened. */
	@Transactional
	public void close(Meeting meeting, BookingState outcome) {
		if (this.records.close(meeting, outcome)
				&& (meeting.mode() == Mode.VIDEO || remoteInterpreter(meeting).isPresent())) {
			this.rooms.close(meeting);
		}
	}

	private Optional<RemoteInterpreter> remoteInterpreter(Meeting meeting) {
		return this.interpreters.remote(meeting.caseReference(), meeting.place());
	}

	/**
	 * Ends a meeting of the case that has begun, because there is nothing left to decide
	 * in it. The directives that the host wrote in its room stand: they become orders,
	 * and are followed up beside the case.
	 * @return whether one had begun
	 */
	@Transactional
	public boolean interrupt(String caseReference) {
		var begun = this.records.findOpen(caseReference);
		begun.ifPresent((meeting) -> {
			close(meeting, BookingState.INTERRUPTED);
			this.bookings.record(caseReference, BookingState.INTERRUPTED);
			var written = this.directives.forMeeting(caseReference, meeting.at()).size();
			if (written > 0) {
				this.followUps.start(caseReference, meeting.at(), written);
			}
		});
		return begun.isPresent();
	}

	/**
	 * Keeps the record of a meeting that goes on from being closed before the end of the
	 * transaction.
	 * @return whether it goes on
	 */
	@Transactional
	public boolean hold(String caseReference, Instant at) {
		return this.records.hold(caseReference, at);
	}

	/** Checks whether the meeting was held to its end. */
	boolean isHeld(String caseReference, Instant at) {
		return this.records.isHeld(caseReference, at);
	}

}
