package sa.wusul.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

import sa.wusul.platform.text.NeutralText;

/** The recordings of a running program, for tests of other packages. */
public final class RecordingsForTests {

	private RecordingsForTests() {
	}

	/** Seals what ended, and returns what was found in the recordings of a room. */
	public static List<Found> sealed(ApplicationContext program, String roomKey) {
		program.getBean(RecordingSealService.class).seal();
		var room = program.getBean(VideoRoomRepository.class).find(roomKey).orElseThrow();
		return program.getBean(RoomRecordingRepository.class).ofRoom(room.id()).stream().map(Found::of).toList();
	}

	/** Checks the recordings of all rooms that are over, as every night. */
	public static int check(ApplicationContext program) {
		return program.getBean(RecordingCheckService.class).check();
	}

	/** Returns the hashes of the sealed parts of a room, seat by seat. */
	public static List<String> hashes(ApplicationContext program, String roomKey) {
		return of(program, roomKey).map((one) -> one.hash().orElseThrow()).toList();
	}

	/** Returns how many files of the room grow now, with something in them. */
	public static long written(ApplicationContext program, String roomKey) {
		return of(program, roomKey).filter((one) -> one.state() == RecordingState.WRITING)
			.filter((one) -> isAlive(one) && program.getBean(RecordingSpool.class).file(one).toFile().length() > 50_000)
			.count();
	}

	/** Returns the processes that write recordings of the room. */
	public static List<Long> processes(ApplicationContext program, String roomKey) {
		return of(program, roomKey).filter((one) -> one.state() == RecordingState.WRITING && isAlive(one))
			.flatMap((one) -> one.process().stream())
			.toList();
	}

	/** Returns how many nodes have recordings of the room. */
	public static long spools(ApplicationContext program, String roomKey) {
		return of(program, roomKey).map(RoomRecording::spool).distinct().count();
	}

	private static boolean isAlive(RoomRecording recording) {
		return recording.process().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).isPresent();
	}

	/** Kills the processes that write now, and waits for their end. */
	public static void killRecorders(ApplicationContext program, String roomKey) {
		of(program, roomKey).filter((one) -> one.state() == RecordingState.WRITING)
			.flatMap((one) -> one.process().flatMap(ProcessHandle::of).stream())
			.forEach((process) -> {
				process.destroyForcibly();
				process.onExit().join();
			});
	}

	/** Takes the memory of recordings from the node: their processes go on without it. */
	public static void forget(ApplicationContext program) {
		var recorder = program.getBean(RoomRecorderService.class);
		for (var memory : List.of("own", "runs")) {
			((Map<?, ?>) ReflectionTestUtils.getField(recorder, memory)).clear();
		}
	}

	/** Returns how often seats of the room began to send. */
	public static int publications(ApplicationContext program, String roomKey) {
		return program.getBean(RoomSeatRepository.class)
			.ofRoom(room(program, roomKey).id())
			.stream()
			.mapToInt(RoomSeat::publication)
			.sum();
	}

	/** Returns the kinds of what happened in the room, in its order. */
	public static List<String> events(ApplicationContext program, String roomKey) {
		return program.getBean(JdbcClient.class)
			.sql("select kind from room_event where room_id = ? order by id")
			.param(room(program, roomKey).id())
			.query(String.class)
			.list();
	}

	/** Returns what a seat told last of the line by which it receives another one. */
	public static Optional<Line> line(ApplicationContext program, String roomKey, int seat, int sender) {
		return program.getBean(JdbcClient.class)
			.sql("select packets, lost, jitter_ms, frames from room_quality where room_id = ? and seat_number = ? and sender_number = ?")
			.params(room(program, roomKey).id(), seat, sender)
			.query(Line.class)
			.optional();
	}

	/** Returns how much is sent at the relay. */
	public static int calls(ApplicationContext program) {
		return program.getBean(MediaRelay.class).calls().size();
	}

	/**
	 * Returns the times of each part that are not in its file: of its beginning and after
	 * its end.
	 */
	public static List<Duration> gaps(ApplicationContext program, String roomKey) {
		return gaps(of(program, roomKey).toList());
	}

	/** Returns when parts began and ended, and how long they last. */
	public static List<String> parts(ApplicationContext program, String roomKey) {
		return of(program, roomKey).map((one) -> NeutralText.format("%s/%s from %s to %s: %s ms", one.seatNumber(),
				one.part(), one.begunAt(), one.endedAt().orElse(null), one.durationMs().orElse(0L)))
			.toList();
	}

	/** Returns those of one seat. */
	public static List<Duration> gaps(ApplicationContext program, String roomKey, int seat) {
		return gaps(of(program, roomKey).filter((one) -> one.seatNumber() == seat).toList());
	}

	private static List<Duration> gaps(List<RoomRecording> all) {
		var gaps = new ArrayList<Duration>();
		for (var one : all) {
			var until = all.stream()
				.filter((next) -> next.seatNumber() == one.seatNumber() && next.part() == one.part() + 1)
				.map(RoomRecording::begunAt)
				.findFirst()
				.orElseGet(() -> one.endedAt().orElseThrow());
			gaps.add(Duration.between(one.begunAt(), until).minusMillis(one.durationMs().orElse(0L)));
		}
		return gaps;
	}

	private static Stream<RoomRecording> of(ApplicationContext program, String roomKey) {
		return program.getBean(RoomRecordingRepository.class).ofRoom(room(program, roomKey).id()).stream();
	}

	private static VideoRoom room(ApplicationContext program, String roomKey) {
		return program.getBean(VideoRoomRepository.class).find(roomKey).orElseThrow();
	}

	/** Figures of a line. */
	public record Line(long packets, long lost, int jitterMs, long frames) {

		public double loss() {
			return (double) this.lost / (this.lost + this.packets);
		}

	}

	/** Findings in the recording of a seat, times in milliseconds. */
	public record Found(int seat, int part, boolean isSealed, long sound, long picture) {

		static Found of(RoomRecording recording) {
			return new Found(recording.seatNumber(), recording.part(), recording.state() == RecordingState.SEALED,
					recording.soundMs().orElse(0L), recording.pictureMs().orElse(0L));
		}

	}

}
