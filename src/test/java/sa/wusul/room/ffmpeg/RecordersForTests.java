package sa.wusul.room.ffmpeg;

import java.time.Duration;

import sa.wusul.room.MediaRecorder;
import sa.wusul.room.RecordingComposer;
import sa.wusul.room.RecordingReader;

/** The adapter of the recorder, for tests of other packages. */
public final class RecordersForTests {

	private static final FfmpegProperties PROPERTIES = new FfmpegProperties("ffmpeg", Duration.ofMinutes(1),
			Duration.ofMinutes(3));

	private RecordersForTests() {
	}

	public static MediaRecorder installed() {
		return new FfmpegRecorder(PROPERTIES);
	}

	public static RecordingComposer composer() {
		return new FfmpegComposer(PROPERTIES);
	}

	public static RecordingReader reader() {
		return new FfmpegReader(PROPERTIES);
	}

}
