package sa.wusul.room.ffmpeg;

import sa.wusul.room.MediaRecorder;

/** The adapter of the recorder, for tests of other packages. */
public final class RecordersForTests {

	private RecordersForTests() {
	}

	public static MediaRecorder installed() {
		return new FfmpegRecorder(new FfmpegProperties("ffmpeg"));
	}

}
