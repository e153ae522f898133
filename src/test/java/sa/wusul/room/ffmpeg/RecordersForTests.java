package sa.wusul.room.ffmpeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import sa.wusul.room.MediaRecorder;
import sa.wusul.room.RecordingComposer;
import sa.wusul.room.RecordingReader;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The adapter of the recorder, for tests of other packages. */
public final class RecordersForTests {

	private static final FfmpegProperties PROPERTIES = at("127.0.0.1");

	private RecordersForTests() {
	}

	/**
	 * Leaves a test out on a machine without ffmpeg, unless the whole build runs there.
	 */
	public static void assumeInstalled() {
		assumeTrue(System.getenv("CI") != null || Files.isExecutable(Path.of("/usr/bin/ffmpeg")),
				"ffmpeg is not installed");
	}

	private static FfmpegProperties at(String address) {
		return new FfmpegProperties("ffmpeg", address, Duration.ofMinutes(1), Duration.ofMinutes(3));
	}

	public static MediaRecorder installed() {
		return new FfmpegRecorder(PROPERTIES);
	}

	/** Returns a recorder that the relay reaches at another address of its node. */
	public static MediaRecorder installed(String address) {
		return new FfmpegRecorder(at(address));
	}

	public static RecordingComposer composer() {
		return new FfmpegComposer(PROPERTIES);
	}

	public static RecordingReader reader() {
		return new FfmpegReader(PROPERTIES);
	}

}
