package sa.wusul.room;

import java.util.List;

import org.springframework.context.ApplicationContext;

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

	/** Findings in the recording of a seat, times in milliseconds. */
	public record Found(int seat, int part, boolean isSealed, long sound, long picture) {

		static Found of(RoomRecording recording) {
			return new Found(recording.seatNumber(), recording.part(), recording.state() == RecordingState.SEALED,
					recording.soundMs().orElse(0L), recording.pictureMs().orElse(0L));
		}

	}

}
