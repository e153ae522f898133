package sa.wusul.room.ffmpeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.room.MediaRelay.Feed;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The recorder")
@Tag("fast")
class FfmpegRecorderTest {

	private static final String OFFER = """
			m=audio 9 RTP/AVP 97
			a=mid:0
			a=rtpmap:97 opus/48000/2
			""";

	/** Ends its first recording as the program does if its port is taken. */
	private static final String UNLUCKY = """
			#!/bin/sh
			[ "$1" = -version ] || [ -e %1$s ] || { touch %1$s; exit 183; }
			exec ffmpeg "$@"
			""";

	private static final Pattern PORT = Pattern.compile("m=audio (\\d+) ");

	@TempDir
	private Path folder;

	@Test
	@DisplayName("begins at another port if the one that it chose is taken before it listens there")
	void again() throws Exception {
		RecordersForTests.assumeInstalled();
		var mark = this.folder.resolve("unlucky");
		var program = Files.writeString(this.folder.resolve("program"), UNLUCKY.formatted(mark));
		Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
		var recorder = new FfmpegRecorder(
				new FfmpegProperties(program.toString(), "127.0.0.1", Duration.ofMinutes(1), Duration.ofMinutes(1)));

		var recording = recorder.begin(this.folder.resolve("seat.mkv"), new Feed("recorder", OFFER));
		try {
			assertThat(mark).exists();
			assertThat(recording.isRunning()).isTrue();
			assertThat(PORT.matcher(recording.answer()).results().map((port) -> Integer.valueOf(port.group(1))))
				.as("it listens where it told the relay")
				.isSubsetOf(DatagramPorts.taken())
				.hasSize(1);
		}
		finally {
			ProcessHandle.of(recording.process()).ifPresent(ProcessHandle::destroyForcibly);
		}
	}

}
