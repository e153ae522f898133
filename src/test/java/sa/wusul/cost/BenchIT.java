package sa.wusul.cost;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of the benchmark, {@code src/bench}: the engines that the build has
 * anyway, for a second each. Its figures say nothing.
 */
@DisplayName("The benchmark")
@Tag("story")
class BenchIT {

	private static final Path WORK = Path.of("target/bench-smoke");

	/** The fields of the last line, in their order. */
	private static final List<String> FIELDS = List.of("ratio", "aa", "cpu", "trips", "dml", "walKB", "floor",
			"tasklist100k_ms", "growth", "case_stmts", "case_trips");

	@Test
	@DisplayName("finds the same history in the program as in stock Camunda, loses nothing to kill -9, and says all its figures")
	void engines() throws Exception {
		var lines = run("bench.sh", "-Drounds=1", "-Dclients=2", "-Dseconds=1", "-Dwarm=1", "-Dspans=1", "-Dsamples=2",
				"-Ddelay=0", "-DcaseSeconds=1", "-Dplain=false", "-Dkilled=camunda", "-Djvm=-XX:TieredStopAtLevel=1",
				"-Dopen=20", "-Dengines=camunda,control,wusul,floor");

		assertThat(lines).anyMatch((line) -> line.startsWith("- wusul: the rows of `ACT_HI_*` are those of stock"))
			.anyMatch((line) -> line.startsWith("- control: the rows of `ACT_HI_*` are those of stock"))
			.anyMatch((line) -> line.startsWith("- killed camunda") && line.contains(" 0 lost, 0 doubled"));
		var last = lines.get(lines.size() - 1);
		assertThat(last).startsWith("BENCH ").doesNotContain("void", "NaN", "Infinity");
		assertThat(Arrays.stream(last.split(" ")).skip(1).map((field) -> field.split("=")[0])).as(last)
			.containsSubsequence(FIELDS);
		assertThat(last).matches("BENCH ratio=[0-9.]+ aa=\\[[0-9.]+,[0-9.]+] cpu=[0-9.]+ .*")
			.containsPattern(" trips=[1-9]\\d*/[1-9]\\d* ")
			.containsPattern(" dml=[1-9]\\d*/[1-9]\\d* ")
			.containsPattern(" case_stmts=[1-9]\\d* case_trips=[1-9]\\d*");
	}

	/** Runs a command of the benchmark and returns what it printed. */
	private static List<String> run(String command, String... options) throws IOException, InterruptedException {
		Files.createDirectories(WORK);
		var log = WORK.resolve(command + ".out").toFile();
		var words = new ArrayList<>(List.of("sh", "src/bench/" + command));
		words.addAll(List.of(options));
		var process = new ProcessBuilder(words).redirectError(WORK.resolve(command + ".log").toFile())
			.redirectOutput(log);
		process.environment().put("BENCH_WORK", WORK.toString());
		process.environment().put("BENCH_LIBRARIES", libraries());
		process.environment().remove("BENCH_PG_URL");
		var running = process.start();
		try {
			assertThat(running.waitFor(20, TimeUnit.MINUTES)).as("an end").isTrue();
		}
		finally {
			running.descendants().forEach(ProcessHandle::destroyForcibly);
			running.destroyForcibly();
		}
		var lines = Files.readAllLines(log.toPath());
		assertThat(running.exitValue()).as("see " + WORK + ": " + lines).isZero();
		return lines.stream().filter((line) -> !line.isBlank()).toList();
	}

	/** Returns the class path of this test without the program's own classes. */
	private static String libraries() {
		return Arrays
			.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
				.split(File.pathSeparator))
			.filter((entry) -> entry.endsWith(".jar"))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
