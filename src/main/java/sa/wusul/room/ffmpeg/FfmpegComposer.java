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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import sa.wusul.platform.text.NeutralText;
import sa.wusul.room.MediaRecorderException;
import sa.wusul.room.RecordingComposer;

/**
 * The composer as ffmpeg provides it: each seat on a screen of its own, every clip at its
 * time, the sound of all mixed, and the viewer's name in the picture.
 */
class FfmpegComposer implements RecordingComposer {

	private static final int WIDTH = 640;

	private static final int HEIGHT = 360;

	private static final int RATE = 15;

	private static final String FONT = "/fonts/Amiri-Bold.ttf";

	/** The time at which the first sound or picture of a file stands. */
	private static final Pattern START = Pattern.compile("Duration: .*, start: (\\d+\\.\\d+)");

	private static final Pattern STREAM = Pattern.compile("Stream #0:\\d+.*?: (Audio|Video): ");

	private final FfmpegProperties properties;

	FfmpegComposer(FfmpegProperties properties) {
		this.properties = properties;
	}

	@Override
	public void compose(Composition unplaced, Path film) {
		var folder = film.getParent();
		try {
			var composition = placed(unplaced);
			var font = write(folder, "font.ttf", font());
			var graph = graph(composition, folder, font);
			run(command(composition, graph, film), folder.resolve("compose.log"), this.properties.toCompose());
			if (Files.size(film) >= composition.mostBytes()) {
				throw new MediaRecorderException("the film is too large");
			}
		}
		catch (IOException failure) {
			throw new MediaRecorderException("ffmpeg cannot compose the film", failure);
		}
	}

	/** Moves each clip by the time that its file waited for the first packet. */
	private Composition placed(Composition composition) throws IOException {
		var screens = new ArrayList<Screen>();
		for (var screen : composition.screens()) {
			var clips = new ArrayList<Clip>();
			for (var clip : screen.clips()) {
				clips.add(new Clip(clip.file(), clip.offset().plus(start(clip.file())), clip.length()));
			}
			screens.add(new Screen(screen.label(), clips));
		}
		return new Composition(screens, composition.caption(), composition.mostBytes());
	}

	private Duration start(Path file) throws IOException {
		return START.matcher(look(file))
			.results()
			.map((start) -> Duration.ofMillis(Math.round(Double.parseDouble(start.group(1)) * 1000)))
			.findFirst()
			.orElse(Duration.ZERO);
	}

	private static byte[] font() throws IOException {
		try (var font = FfmpegComposer.class.getResourceAsStream(FONT)) {
			return font.readAllBytes();
		}
	}

	private static Path write(Path folder, String name, byte[] content) throws IOException {
		return Files.write(folder.resolve(name), content);
	}

	private List<String> command(Composition composition, Graph graph, Path film) {
		var command = new ArrayList<>(List.of(this.properties.program(), "-nostdin", "-hide_banner", "-nostats"));
		command.addAll(List.of("-loglevel", "warning"));
		composition.screens()
			.stream()
			.flatMap((screen) -> screen.clips().stream())
			.forEach((clip) -> command.addAll(List.of("-i", clip.file().toString())));
		command.addAll(List.of("-filter_complex", graph.filters(), "-map", "[picture]"));
		if (graph.sound()) {
			command.addAll(List.of("-map", "[sound]", "-c:a", "libopus", "-b:a", "64k"));
		}
		command.addAll(List.of("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1200k", "-g", "75",
				"-t", seconds(length(composition))));
		command.addAll(List.of("-cues_to_front", "1", "-map_metadata", "-1", "-fs",
				Long.toString(composition.mostBytes()), "-f", "webm", "-n", film.toString()));
		return command;
	}

	private static Duration length(Composition composition) {
		return composition.screens()
			.stream()
			.flatMap((screen) -> screen.clips().stream())
			.map(Clip::end)
			.max(Duration::compareTo)
			.orElseThrow(() -> new MediaRecorderException("there is nothing to compose"));
	}

	/** Builds the filters: the clips are numbered as the inputs of the command. */
	private Graph graph(Composition composition, Path folder, Path font) throws IOException {
		var length = seconds(length(composition));
		var filters = new ArrayList<String>();
		var sounds = new ArrayList<String>();
		var clip = 0;
		for (var number = 0; number < composition.screens().size(); number++) {
			var screen = composition.screens().get(number);
			var picture = "base" + number;
			filters.add(NeutralText.format("color=black:s=%dx%d:r=%d:d=%s[%s]", WIDTH, HEIGHT, RATE, length, picture));
			for (var one : screen.clips()) {
				var kinds = kinds(one.file());
				if (kinds.contains("Video")) {
					filters.add(NeutralText.format(
							"[%d:v]scale=%d:%d:force_original_aspect_ratio=decrease,pad=%d:%d:-1:-1,setsar=1,fps=%d,"
									+ "setpts=PTS+%s/TB[clip%d]",
							clip, WIDTH, HEIGHT, WIDTH, HEIGHT, RATE, seconds(one.offset()), clip));
					filters.add(NeutralText.format("[%s][clip%d]overlay=eof_action=pass[over%d]", picture, clip, clip));
					picture = "over" + clip;
				}
				if (kinds.contains("Audio")) {
					filters.add(NeutralText
						.format("[%d:a]aresample=48000:async=1:first_pts=0,aformat=channel_layouts=stereo,"
								+ "adelay=%d:all=1[sound%d]", clip, one.offset().toMillis(), clip));
					sounds.add("[sound" + clip + "]");
				}
				clip++;
			}
			var label = write(folder, "label" + number + ".txt", rightToLeft(screen.label()));
			filters.add(NeutralText.format("[%s]%s[screen%d]", picture, text(font, label, 24, "0.9", "(w-tw)/2", "12"),
					number));
		}
		filters.add(all(composition.screens().size()));
		var caption = write(folder, "caption.txt", rightToLeft(composition.caption()));
		filters.add("[all]" + text(font, caption, 24, "1", "(w-tw)/2", "h-th-12") + ","
				+ text(font, caption, 40, "0.25", "(w-tw)/2", "(h-th)/2") + ",format=yuv420p[picture]");
		if (!sounds.isEmpty()) {
			filters.add(String.join("", sounds) + "amix=inputs=" + sounds.size() + ":normalize=0,alimiter[sound]");
		}
		return new Graph(String.join(";", filters), !sounds.isEmpty());
	}

	/** Puts the screens side by side, three in a row at most. */
	private static String all(int screens) {
		if (screens == 1) {
			return "[screen0]null[all]";
		}
		var columns = (screens == 4) ? 2 : Math.min(screens, 3);
		var inputs = IntStream.range(0, screens)
			.mapToObj((screen) -> "[screen" + screen + "]")
			.collect(Collectors.joining());
		var layout = IntStream.range(0, screens)
			.mapToObj((screen) -> screen % columns * WIDTH + "_" + screen / columns * HEIGHT)
			.collect(Collectors.joining("|"));
		return NeutralText.format("%sxstack=inputs=%d:layout=%s:fill=black[all]", inputs, screens, layout);
	}

	private static String text(Path font, Path words, int size, String strength, String left, String top) {
		return NeutralText.format(
				"drawtext=fontfile=%s:textfile=%s:expansion=none:fontsize=%d:fontcolor=white@%s:box=%d:"
						+ "boxcolor=black@0.6:boxborderw=6:text_align=C:x=%s:y=%s",
				font, words, size, strength, strength.equals("0.25") ? 0 : 1, left, top);
	}

	/** Marks each line, since the filter takes every text for one from left to right. */
	private static byte[] rightToLeft(String words) {
		return words.lines()
			.map((line) -> "\u202B" + line + "\u202C")
			.collect(Collectors.joining("\n"))
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String seconds(Duration time) {
		return NeutralText.format("%d.%03d", time.toSeconds(), time.toMillisPart());
	}

	/** Returns which of sound and picture a file has. */
	private String kinds(Path file) throws IOException {
		return STREAM.matcher(look(file)).results().map((stream) -> stream.group(1)).collect(Collectors.joining(" "));
	}

	/** Returns what the program says of a file. */
	private String look(Path file) throws IOException {
		var log = file.resolveSibling(file.getFileName() + ".streams");
		start(List.of(this.properties.program(), "-nostdin", "-hide_banner", "-i", file.toString()), log,
				Duration.ofMinutes(1));
		return Files.readString(log);
	}

	private static void run(List<String> command, Path log, Duration patience) throws IOException {
		if (start(command, log, patience) != 0) {
			throw new MediaRecorderException("ffmpeg cannot compose the film");
		}
	}

	private static int start(List<String> command, Path log, Duration patience) throws IOException {
		var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new MediaRecorderException("ffmpeg takes too long");
			}
			return process.exitValue();
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new MediaRecorderException("the composing was stopped", stopped);
		}
		finally {
			process.destroyForcibly();
		}
	}

	/** The filters of a film, and whether it has sound. */
	private record Graph(String filters, boolean sound) {
	}

}
