package sa.wusul.room.ffmpeg;

import java.io.IOException;
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

	/** Notes its start, and ends before it reads what it shall record. */
	private static final String HASTY = """
			#!/bin/sh
			[ "$1" = -version ] && exec ffmpeg -version
			echo started >> %1$s
			exit 183
			""";

	/** Letters of a codec that no pipe holds unless the program reads. */
	private static final int MORE_THAN_A_PIPE = 100_000;

	private static final Pattern PORT = Pattern.compile("m=audio (\\d+) ");

	@TempDir
	private Path folder;

	@Test
	@DisplayName("begins at another port if the one that it chose is taken before it listens there")
	void again() throws Exception {
		RecordersForTests.assumeInstalled();
		var mark = this.folder.resolve("unlucky");

		var recording = recorder(UNLUCKY.formatted(mark)).begin(this.folder.resolve("seat.mkv"),
				new Feed("recorder", OFFER));
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

	@Test
	@DisplayName("begins again if the program ends before it has read its description, and then tells that it does not run")
	void unread() throws Exception {
		RecordersForTests.assumeInstalled();
		var starts = this.folder.resolve("starts");
		var offer = OFFER.replace("opus/", "opus/" + "4".repeat(MORE_THAN_A_PIPE));

		var recording = recorder(HASTY.formatted(starts)).begin(this.folder.resolve("seat.mkv"),
				new Feed("recorder", offer));

		assertThat(recording.isRunning()).isFalse();
		assertThat(starts).hasContent("started\n".repeat(3));
	}

	private FfmpegRecorder recorder(String script) throws IOException {
		var program = Files.writeString(this.folder.resolve("program"), script);
		Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
		return new FfmpegRecorder(
				new FfmpegProperties(program.toString(), "127.0.0.1", Duration.ofMinutes(1), Duration.ofMinutes(1)));
	}

}
