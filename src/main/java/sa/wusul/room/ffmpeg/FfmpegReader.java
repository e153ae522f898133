package sa.wusul.room.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import sa.wusul.room.RecordingReader;
import sa.wusul.room.MediaRecorderException;

/** The look into a recording as the filters of ffmpeg provide it. */
class FfmpegReader implements RecordingReader {

	/** Quieter than this for two seconds is silence. */
	private static final String SILENCE = "silencedetect=noise=-50dB:duration=2";

	private static final String BLACK = "blackdetect=d=2:pix_th=0.10";

	private static final Pattern SILENT = Pattern.compile("silence_duration: ([0-9.]+)");

	private static final Pattern DARK = Pattern.compile("black_duration:([0-9.]+)");

	/** The end of the last frame that was read; the last one counts. */
	private static final Pattern READ = Pattern.compile("time=(\\d+):(\\d\\d):(\\d\\d\\.\\d+)");

	private static final Pattern STREAM = Pattern.compile("Stream #0:\\d+.*?: (Audio|Video): ");

	private final FfmpegProperties properties;

	FfmpegReader(FfmpegProperties properties) {
		this.properties = properties;
	}

	@Override
	public Findings look(Path file) {
		var told = run(List.of(this.properties.program(), "-nostdin", "-hide_banner", "-i", file.toString(), "-af",
				SILENCE, "-vf", BLACK, "-f", "null", "-"));
		var duration = last(told);
		return new Findings(duration, has(told, "Audio") ? duration.minus(sum(SILENT, told, duration)) : Duration.ZERO,
				has(told, "Video") ? duration.minus(sum(DARK, told, duration)) : Duration.ZERO);
	}

	private String run(List<String> command) {
		try {
			var process = new ProcessBuilder(command).redirectErrorStream(true).start();
			var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (!process.waitFor(this.properties.toLook().toMillis(), TimeUnit.MILLISECONDS)
					|| process.exitValue() != 0) {
				process.destroyForcibly();
				throw new MediaRecorderException("ffmpeg cannot read the recording");
			}
			return told;
		}
		catch (IOException failure) {
			throw new MediaRecorderException("ffmpeg does not start", failure);
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new MediaRecorderException("the look was stopped", stopped);
		}
	}

	private static boolean has(String told, String kind) {
		return STREAM.matcher(told).results().anyMatch((stream) -> stream.group(1).equals(kind));
	}

	private static Duration last(String told) {
		return READ.matcher(told)
			.results()
			.reduce((one, next) -> next)
			.map((time) -> Duration.ofHours(Long.parseLong(time.group(1)))
				.plusMinutes(Long.parseLong(time.group(2)))
				.plusMillis(Math.round(Double.parseDouble(time.group(3)) * 1000)))
			.orElse(Duration.ZERO);
	}

	/** Returns the time that is silent or dark, the whole at most. */
	private static Duration sum(Pattern pattern, String told, Duration whole) {
		var seconds = pattern.matcher(told).results().mapToDouble((found) -> Double.parseDouble(found.group(1))).sum();
		var sum = Duration.ofMillis(Math.round(seconds * 1000));
		return (sum.compareTo(whole) > 0) ? whole : sum;
	}

}
