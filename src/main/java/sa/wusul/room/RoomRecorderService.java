package sa.wusul.room;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

import sa.wusul.room.MediaRecorder.Recording;

/**
 * The recordings under way on this node: one of each seat whose line it has, begun when
 * two sides are in, and begun again when its recorder fails.
 */
@Service
class RoomRecorderService {

	private static final Logger log = LoggerFactory.getLogger(RoomRecorderService.class);

	/** How long a process of an earlier life may take to complete its file. */
	private static final Duration TO_END = Duration.ofSeconds(10);

	private final ObjectProvider<MediaRelay> relay;

	private final ObjectProvider<MediaRecorder> recorder;

	private final VideoRoomRepository rooms;

	private final RoomSeatRepository seats;

	private final RoomRecordingRepository recordings;

	private final RoomMailService mail;

	private final RecordingSpool spool;

	private final MeterRegistry metrics;

	/** The seats whose lines are on this node, by their ids. */
	private final Map<Long, RoomSeat> own = new ConcurrentHashMap<>();

	private final Map<Long, Run> runs = new ConcurrentHashMap<>();

	private final Set<Long> ending = ConcurrentHashMap.newKeySet();

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

	/**
	 * Takes a seat whose line is on this node, and begins to record it once two of its
	 * room send. The other node finds that out at its next look.
	 */
	void sends(VideoRoom room, RoomSeat seat) {
		if (room.recorded() && this.recorder.getIfAvailable() != null) {
			this.own.put(seat.id(), seat);
			beginDue(room);
		}
	}

	private void beginDue(VideoRoom room) {
		var sending = this.seats.ofRoom(room.id()).stream().filter(RoomSeat::sending).toList();
		if (sending.size() > 1) {
			sending.stream().filter(this::isOwn).forEach((seat) -> begin(room, seat));
		}
	}

	private boolean isOwn(RoomSeat seat) {
		return Optional.ofNullable(this.own.get(seat.id()))
			.filter((known) -> known.publication() == seat.publication())
			.isPresent();
	}

	/**
	 * Begins to record what a seat sends, unless it is recorded already; then ends the
	 * recording of what the seat sent before.
	 */
	private synchronized void begin(VideoRoom room, RoomSeat seat) {
		var before = runs(seat);
		if (before.stream().anyMatch((run) -> run.publication() == seat.publication())) {
			return;
		}
		record(room, seat);
		before.forEach(this::endMeanwhile);
	}

	private void record(VideoRoom room, RoomSeat seat) {
		var row = this.recordings.begin(room.id(), seat.number(), this.spool.name(),
				this.recorder.getObject().software() + ", " + this.relay.getObject().software());
		try {
			var feed = this.relay.getObject().offerToRecorder(room.call(seat.tag()), seat.tag());
			var recording = this.recorder.getObject().begin(this.spool.file(row), feed);
			this.runs.put(row.id(), new Run(row, seat.publication(), recording));
			this.recordings.writes(row.id(), recording.process());
			this.relay.getObject().start(room.call(seat.tag()), feed, recording.answer());
			this.recordings.begun(row.id(), recording.age());
			this.mail.send(seat, this.mail.message("refresh"));
		}
		catch (MediaRelayException | MediaRecorderException failure) {
			failed(row, failure.getMessage());
			Optional.ofNullable(this.runs.remove(row.id())).ifPresent((begun) -> begun.recording().end());
			this.recordings.empty(row.id());
		}
	}

	private void failed(RoomRecording row, String problem) {
		log.error("Recording {} of room {} failed: {}", row.file(), row.roomId(), problem);
		this.metrics.counter("wusul.rooms.recording.failures").increment();
	}

	private List<Run> runs(RoomSeat seat) {
		return this.runs.values()
			.stream()
			.filter((run) -> run.row().roomId() == seat.roomId() && run.row().seatNumber() == seat.number())
			.toList();
	}

	private List<Run> runsOfTag(RoomSeat seat) {
		return runs(seat).stream().filter((run) -> run.publication() == seat.publication()).toList();
	}

	/**
	 * Ends the recording of a seat that left; what it has begun to send since then goes
	 * on.
	 */
	void end(RoomSeat seat) {
		this.own.computeIfPresent(seat.id(), (id, known) -> (known.publication() > seat.publication()) ? known : null);
		runs(seat).stream().filter((run) -> run.publication() <= seat.publication()).forEach(this::end);
	}

	/** Ends all recordings of a room. */
	void end(VideoRoom room) {
		this.own.values().removeIf((seat) -> seat.roomId() == room.id());
		this.runs.values().stream().filter((run) -> run.row().roomId() == room.id()).toList().forEach(this::end);
	}

	private void endMeanwhile(Run run) {
		this.ending.add(run.row().id());
		if (this.runs.remove(run.row().id()) == null) {
			this.ending.remove(run.row().id());
		}
		else {
			endMeanwhile(run.row(), run.recording()::end);
		}
	}

	/**
	 * Ends a recording that gets nothing any more: its recorder then takes seconds, for
	 * which no other one waits.
	 */
	private void endMeanwhile(RoomRecording row, Runnable end) {
		this.ending.add(row.id());
		var thread = new Thread(() -> {
			end.run();
			this.recordings.ended(row.id());
			this.ending.remove(row.id());
		}, "room-recording-end");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Asks seats for a whole picture whose recorders have nothing yet: a recorder begins
	 * with one, and may have missed the first.
	 */
	void wake() {
		for (var run : this.runs.values()) {
			if (run.recording().isRunning() && this.spool.file(run.row()).toFile().length() == 0) {
				this.seats.find(run.row().roomId(), run.row().seatNumber())
					.ifPresent((seat) -> this.mail.send(seat, this.mail.message("refresh")));
			}
		}
	}

	private void end(Run run) {
		if (this.runs.remove(run.row().id()) != null) {
			run.recording().end();
			this.recordings.ended(run.row().id());
		}
	}

	/**
	 * Looks at the recordings of this node: one that is due begins, one whose recorder
	 * died goes on in another part, one whose seat has another line ends, and so does one
	 * that an earlier life of this node began.
	 */
	void look() {
		for (var known : List.copyOf(this.own.values())) {
			var seat = this.seats.get(known.id());
			if (!seat.sending() || !isOwn(seat)) {
				this.own.remove(known.id(), known);
				runsOfTag(known).forEach(this::endMeanwhile);
			}
			else {
				runsOfTag(seat).stream().filter((run) -> !run.recording().isRunning()).forEach((run) -> {
					failed(run.row(), "its recorder ended");
					end(run);
				});
				beginDue(this.rooms.get(seat.roomId()));
			}
		}
		endEarlierLife();
	}

	/**
	 * Ends what an earlier life of this node began. A process that outlived it goes on
	 * until the page of its seat sends anew: nothing is lost meanwhile.
	 */
	private synchronized void endEarlierLife() {
		for (var row : this.recordings.ofSpool(this.spool.name(), RecordingState.WRITING)) {
			if (!this.runs.containsKey(row.id()) && !this.ending.contains(row.id())) {
				var process = row.process().flatMap(ProcessHandle::of).filter((found) -> writes(found, row));
				if (process.isEmpty() || !isNeeded(row)) {
					endMeanwhile(row, () -> process.ifPresent(RoomRecorderService::stop));
				}
			}
		}
	}

	/** Checks whether a recording is the last one of a seat that still sends. */
	private boolean isNeeded(RoomRecording row) {
		return this.rooms.get(row.roomId()).state() == RoomState.OPEN
				&& this.seats.find(row.roomId(), row.seatNumber())
					.filter((seat) -> seat.sending() && this.mail.mayResume(seat))
					.isPresent()
				&& this.recordings.ofRoom(row.roomId())
					.stream()
					.noneMatch((other) -> other.seatNumber() == row.seatNumber() && other.part() > row.part());
	}

	/** Checks that a process of this number is the recorder, and no stranger. */
	private boolean writes(ProcessHandle process, RoomRecording row) {
		var file = this.spool.file(row).toString();
		return process.info().arguments().map(List::of).filter((words) -> words.contains(file)).isPresent();
	}

	private static void stop(ProcessHandle process) {
		process.destroy();
		try {
			process.onExit().get(TO_END.toSeconds(), TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException stuck) {
			process.destroyForcibly();
		}
		catch (InterruptedException stopped) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	/** A recording under way. */
	private record Run(RoomRecording row, int publication, Recording recording) {
	}

}
