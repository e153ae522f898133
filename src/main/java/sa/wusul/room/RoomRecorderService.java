package sa.wusul.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

import sa.wusul.room.MediaRecorder.Recording;

/**
 * The recordings under way on this node: one a seat, begun when two sides are in, and
 * begun again when its recorder fails.
 */
@Service
class RoomRecorderService {

	private static final Logger log = LoggerFactory.getLogger(RoomRecorderService.class);

	private final ObjectProvider<MediaRelay> relay;

	private final ObjectProvider<MediaRecorder> recorder;

	private final VideoRoomRepository rooms;

	private final RoomSeatRepository seats;

	private final RoomRecordingRepository recordings;

	private final RoomMailService mail;

	private final RecordingSpool spool;

	private final MeterRegistry metrics;

	private final Map<Long, Run> runs = new ConcurrentHashMap<>();

	RoomRecorderService(ObjectProvider<MediaRelay> relay, ObjectProvider<MediaRecorder> recorder,
			VideoRoomRepository rooms, RoomSeatRepository seats, RoomRecordingRepository recordings,
			RoomMailService mail, RecordingSpool spool, MeterRegistry metrics) {
		this.relay = relay;
		this.recorder = recorder;
		this.rooms = rooms;
		this.seats = seats;
		this.recordings = recordings;
		this.mail = mail;
		this.spool = spool;
		this.metrics = metrics;
	}

	/** Begins to record the seats of a room, once two of them send. */
	void begin(VideoRoom room) {
		if (!room.recorded() || this.recorder.getIfAvailable() == null) {
			return;
		}
		var sending = this.seats.ofRoom(room.id()).stream().filter(RoomSeat::sending).toList();
		if (sending.size() > 1) {
			sending.forEach((seat) -> begin(room, seat));
		}
	}

	/**
	 * Begins to record a seat, unless its line is recorded here. The line that the seat
	 * had before is not recorded any more.
	 */
	private synchronized void begin(VideoRoom room, RoomSeat seat) {
		var own = own(seat);
		if (own.filter((run) -> run.tag().equals(seat.tag())).isPresent()) {
			return;
		}
		own.ifPresent(this::end);
		var row = this.recordings.begin(room.id(), seat.number(), this.spool.name(),
				this.recorder.getObject().software());
		try {
			var feed = this.relay.getObject().offerToRecorder(room.callName(), seat.tag());
			var recording = this.recorder.getObject().begin(this.spool.file(row), feed);
			this.runs.put(row.id(), new Run(row, seat.tag(), recording));
			this.recordings.writes(row.id(), recording.process());
			this.relay.getObject().start(room.callName(), feed, recording.answer());
			this.mail.send(seat, this.mail.message("refresh"));
		}
		catch (MediaRelayException | MediaRecorderException failure) {
			failed(row, failure.getMessage());
			Optional.ofNullable(this.runs.remove(row.id())).ifPresent((run) -> run.recording().end());
			this.recordings.empty(row.id());
		}
	}

	private void failed(RoomRecording row, String problem) {
		log.error("Recording {} of room {} failed: {}", row.file(), row.roomId(), problem);
		this.metrics.counter("wusul.rooms.recording.failures").increment();
	}

	private Optional<Run> own(RoomSeat seat) {
		return this.runs.values()
			.stream()
			.filter((run) -> run.row().roomId() == seat.roomId() && run.row().seatNumber() == seat.number())
			.findFirst();
	}

	/** Ends the recording of a seat that left. */
	void end(RoomSeat seat) {
		own(seat).ifPresent(this::end);
	}

	/** Ends all recordings of a room. */
	void end(VideoRoom room) {
		this.runs.values().stream().filter((run) -> run.row().roomId() == room.id()).toList().forEach(this::end);
	}

	private void end(Run run) {
		if (this.runs.remove(run.row().id()) != null) {
			run.recording().end();
			this.recordings.ended(run.row().id());
		}
	}

	/**
	 * Looks at the recordings of this node: one whose recorder died goes on in another
	 * part, one whose seat left on another node ends, and one that an earlier life of
	 * this node began is ended.
	 */
	void look() {
		for (var run : List.copyOf(this.runs.values())) {
			var seat = this.seats.find(run.row().roomId(), run.row().seatNumber());
			var sends = seat.filter((known) -> known.sending() && known.tag().equals(run.tag())).isPresent();
			if (!sends) {
				end(run);
			}
			else if (!run.recording().isRunning()) {
				failed(run.row(), "its recorder ended");
				end(run);
				begin(this.rooms.get(run.row().roomId()), seat.get());
			}
		}
		for (var row : this.recordings.ofSpool(this.spool.name(), RecordingState.WRITING)) {
			if (!this.runs.containsKey(row.id())) {
				row.process()
					.flatMap(ProcessHandle::of)
					.filter((process) -> writes(process, row))
					.ifPresent(this::stop);
				this.recordings.ended(row.id());
			}
		}
	}

	/** Checks that a process of this number is the recorder, and no stranger. */
	private boolean writes(ProcessHandle process, RoomRecording row) {
		var file = this.spool.file(row).toString();
		return process.info().arguments().map(List::of).filter((words) -> words.contains(file)).isPresent();
	}

	private void stop(ProcessHandle process) {
		process.destroy();
		process.onExit().join();
	}

	/** A recording under way. */
	private record Run(RoomRecording row, String tag, Recording recording) {
	}

}
