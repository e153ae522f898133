package sa.wusul.room.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import sa.wusul.platform.text.NeutralText;
import sa.wusul.room.MediaRecorder;
import sa.wusul.room.MediaRecorderException;
import sa.wusul.room.MediaRelay.Feed;

/**
 * The recorder as ffmpeg provides it: one process a seat, which writes what it gets into
 * a Matroska file without changing it, in clusters of a second, so that a file whose
 * process was killed plays up to its last second. All is written with the time of its
 * arrival, counted from the start of the process: sound and picture of a seat begin at
 * different moments, and the counters of their packets say nothing of each other.
 */
class FfmpegRecorder implements MediaRecorder {

	private static final String DESCRIPTION = "v=0\r\no=- 0 0 IN IP4 %1$s\r\ns=-\r\nc=IN IP4 %1$s\r\nt=0 0\r\n";

	/** Seconds in which ffmpeg completes a file. */
	private static final int PATIENCE = 10;

	/** Seconds in which it opens its ports. */
	private static final int TO_LISTEN = 3;

	/** Starts of one recording: a port may be taken after it was chosen. */
	private static final int ATTEMPTS = 3;

	private static final int FIRST_PORT = 32_000;

	/** From here on, Linux gives ports to programs that ask for any. */
	private static final int COMMON_PORTS = 32_768;

	private static final int LAST_PORT = 60_000;

	private static final Pattern VERSION = Pattern.compile("^(\\w+) version (\\S+).*");

	private final FfmpegProperties properties;

	private final String software;

	/**
	 * Another node of this machine begins elsewhere, so that both seldom choose one port.
	 */
	private int lastPort = FIRST_PORT + (int) (2 * ProcessHandle.current().pid() % (COMMON_PORTS - FIRST_PORT));

	FfmpegRecorder(FfmpegProperties properties) {
		this.properties = properties;
		this.software = software(properties.program());
	}

	/** Returns the first words that the program says of itself. */
	private static String software(String program) {
		try {
			var process = new ProcessBuilder(program, "-version").redirectErrorStream(true).start();
			try (var told = process.inputReader(StandardCharsets.UTF_8)) {
				return VERSION.matcher(told.readLine()).replaceFirst("$1 $2");
			}
		}
		catch (IOException failure) {
			throw new MediaRecorderException("ffmpeg does not start", failure);
		}
	}

	@Override
	public String software() {
		return this.software;
	}

	@Override
	public Recording begin(Path file, Feed feed) {
		var lines = MediaLine.of(feed.offer());
		if (lines.isEmpty()) {
			throw new MediaRecorderException("the feed has neither Opus nor VP8");
		}
		var recording = record(file, lines);
		for (var attempt = 1; attempt < ATTEMPTS && !recording.isRunning(); attempt++) {
			recording = record(file, lines);
		}
		return recording;
	}

	private FfmpegRecording record(Path file, List<MediaLine> lines) {
		var description = NeutralText.format(DESCRIPTION, this.properties.address());
		var source = new StringBuilder(description);
		var answer = new StringBuilder(description);
		var ports = freePorts(lines.size());
		for (var number = 0; number < lines.size(); number++) {
			var at = lines.get(number).at(ports.get(number));
			source.append(at);
			answer.append(at);
			lines.get(number).mid().ifPresent((mid) -> answer.append("a=mid:").append(mid).append("\r\n"));
			answer.append("a=recvonly\r\n");
		}
		var zero = System.currentTimeMillis();
		var process = run(file, source.toString(), zero);
		awaitListening(process, ports);
		return new FfmpegRecording(process, answer.toString(), zero);
	}

	/** Waits until the process listens, so that the file has all that the relay sends. */
	private static void awaitListening(Process process, List<Integer> ports) {
		var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TO_LISTEN);
		try {
			while (process.isAlive() && !DatagramPorts.taken().containsAll(ports) && System.nanoTime() < end) {
				process.waitFor(20, TimeUnit.MILLISECONDS);
			}
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
	}

	private Process run(Path file, String source, long zero) {
		try {
			var process = new ProcessBuilder(command(file, zero)).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.to(log(file).toFile()))
				.start();
			tell(process, source);
			return process;
		}
		catch (IOException failure) {
			throw new MediaRecorderException("ffmpeg does not start", failure);
		}
	}

	private static void tell(Process process, String source) {
		try (var input = process.getOutputStream()) {
			input.write(source.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ended) {
			// A process that ended before it read all is started again as any other.
		}
	}

	private List<String> command(Path file, long zero) {
		var command = new ArrayList<>(List.of(this.properties.program(), "-nostats", "-loglevel", "warning"));
		command.addAll(List.of("-protocol_whitelist", "pipe,udp,rtp", "-fflags", "+genpts"));
		command.addAll(List.of("-copyts", "-use_wallclock_as_timestamps", "1"));
		// It begins with the first whole picture, and gives up if none comes in a minute.
		command.addAll(List.of("-analyzeduration", "60M", "-probesize", "50M", "-f", "sdp", "-i", "pipe:0"));
		command.addAll(List.of("-map", "0", "-c", "copy", "-flush_packets", "1", "-cluster_time_limit", "1000"));
		command.addAll(List.of("-output_ts_offset", "-" + zero + "ms"));
		command.addAll(List.of("-f", "matroska", "-n", file.toString()));
		return command;
	}

	private static Path log(Path file) throws IOException {
		return Files.createTempFile(file.getParent(), file.getFileName().toString(), ".log");
	}

	/**
	 * Returns free ports whose next ones are free as well: sound or picture, and its
	 * reports.
	 */
	private synchronized List<Integer> freePorts(int count) {
		var taken = DatagramPorts.taken();
		var free = new ArrayList<Integer>();
		for (var tries = FIRST_PORT; tries < LAST_PORT && free.size() < count; tries += 2) {
			this.lastPort = (this.lastPort + 2 < LAST_PORT) ? this.lastPort + 2 : FIRST_PORT;
			if (!taken.contains(this.lastPort) && !taken.contains(this.lastPort + 1)) {
				free.add(this.lastPort);
			}
		}
		if (free.size() < count) {
			throw new MediaRecorderException("no port is free");
		}
		return free;
	}

	/** The process of a recording. */
	private record FfmpegRecording(Process running, String answer, long zero) implements Recording {

		@Override
		public Duration age() {
			return Duration.ofMillis(System.currentTimeMillis() - this.zero);
		}

		@Override
		public long process() {
			return this.running.pid();
		}

		@Override
		public boolean isRunning() {
			return this.running.isAlive();
		}

		@Override
		public void end() {
			// On this signal it writes the end of the file.
			this.running.destroy();
			try {
				if (!this.running.waitFor(PATIENCE, TimeUnit.SECONDS)) {
					this.running.destroyForcibly();
				}
			}
			catch (InterruptedException stopped) {
				this.running.destroyForcibly();
				Thread.currentThread().interrupt();
			}
		}

	}

}
