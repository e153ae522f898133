package sa.wusul.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.text.Sha256;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The migrations of the database, whose hashes are listed, because a released one never
 * changes. {@code mvn test -Dtest=MigrationsTest -Dmigrations.write=true} lists new ones.
 */
@Tag("fast")
@DisplayName("The migrations of the database")
class MigrationsTest {

	private static final Path FOLDER = Path.of("src/main/resources/db");

	private static final Path LIST = Path.of("src/test/resources/migrations.sha256");

	private static final Pattern NAME = Pattern.compile("(?:demo|migration)/V(\\d+)__[a-z_]+\\.sql");

	@Test
	@DisplayName("never change")
	void neverChange() throws IOException {
		var listed = listed();
		if (Boolean.getBoolean("migrations.write")) {
			migrations().forEach(listed::putIfAbsent);
			Files.write(LIST,
					listed.entrySet().stream().map((line) -> line.getValue() + "  " + line.getKey()).toList());
		}
		var present = migrations();
		assertThat(Stream.concat(present.keySet().stream(), listed.keySet().stream())
			.filter((name) -> !Objects.equals(present.get(name), listed.get(name)))
			.distinct())
			.as("A migration that a release contains is never edited: add a new one with the next number, and list it by"
					+ " `mvn test -Dtest=MigrationsTest -Dmigrations.write=true`. If no release contains it yet, delete"
					+ " its line in %s before.", LIST)
			.isEmpty();
	}

	@Test
	@DisplayName("have one sequence of numbers, together with those of the demo")
	void numbers() {
		assertThat(migrations().keySet()).extracting(MigrationsTest::number)
			.containsExactlyElementsOf(IntStream.rangeClosed(1, migrations().size()).boxed().toList());
	}

	private static SortedMap<String, String> migrations() {
		try (var files = Files.walk(FOLDER)) {
			return sorted(files.filter(Files::isRegularFile)
				.collect(Collectors.toMap((file) -> FOLDER.relativize(file).toString().replace('\\', '/'),
						MigrationsTest::hash)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static SortedMap<String, String> listed() throws IOException {
		return sorted(Files.readAllLines(LIST)
			.stream()
			.map((line) -> line.split(" +"))
			.collect(Collectors.toMap((line) -> line[1], (line) -> line[0])));
	}

	private static SortedMap<String, String> sorted(Map<String, String> hashes) {
		var sorted = new TreeMap<String, String>(
				Comparator.comparing(MigrationsTest::number).thenComparing(Comparator.naturalOrder()));
		sorted.putAll(hashes);
		return sorted;
	}

	private static int number(String name) {
		var number = NAME.matcher(name);
		assertThat(number.matches()).as("%s is named V<number>__<subject>.sql", name).isTrue();
		return Integer.parseInt(number.group(1));
	}

	/** The hash of the lines, however they end. */
	private static String hash(Path migration) {
		try (Stream<String> lines = Files.lines(migration)) {
			return Sha256.hex(lines.collect(Collectors.joining("\n")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
