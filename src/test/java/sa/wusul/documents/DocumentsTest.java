package sa.wusul.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Length, form and links of the documents that people read first. */
@DisplayName("The documents")
@Tag("fast")
class DocumentsTest {

	private static final int README_WORDS = 900;

	private static final int SCREEN_LINES = 45;

	private static final int SCREEN_WIDTH = 120;

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final Pattern LINK = Pattern.compile("(?:\\]\\(|src=\")([^)\"#\\s]+)(?:#[^)\"\\s]*)?[)\"]");

	@Test
	@DisplayName("begin with a README of at most 900 words")
	void readmeIsShort() throws IOException {
		assertThat(Files.readString(Path.of("README.md")).split("\\s+")).hasSizeLessThanOrEqualTo(README_WORDS);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("documents")
	@DisplayName("link to files that exist")
	void linksLead(Path document) throws IOException {
		var folder = document.toAbsolutePath().getParent();
		assertThat(LINK.matcher(Files.readString(document)).results().map((link) -> link.group(1)))
			.filteredOn((link) -> !link.matches("[a-z]+:.*"))
			.allSatisfy((link) -> assertThat(folder.resolve(link)).exists());
	}

	@Test
	@DisplayName("name for every scenario a test that exists, class and method")
	void scenariosAreTested() throws IOException {
		var rows = Files.readAllLines(Path.of("src/docs/scenarios.md"))
			.stream()
			.filter((line) -> line.startsWith("| ") && !line.startsWith("| Scenario"))
			.toList();

		assertThat(rows).hasSizeGreaterThan(100).allSatisfy((row) -> {
			var cells = row.split(" \\| ", -1);
			assertThat(cells).as(row).hasSize(5);
			assertThat(missingTests(cells[2])).as(row).isEmpty();
		});
	}

	@Test
	@DisplayName("name for every advisory of the libraries our answer, and a test that exists")
	void advisoriesAreAnswered() throws IOException {
		var rows = Files.readAllLines(Path.of("src/docs/advisories.md"))
			.stream()
			.filter((line) -> line.startsWith("| ") && !line.startsWith("| Advisory"))
			.toList();

		assertThat(rows).hasSizeGreaterThan(40).allSatisfy((row) -> {
			var cells = row.split(" \\| ", -1);
			assertThat(cells).as(row).hasSize(5);
			assertThat(cells[3]).matches("(not affected|not reachable|mended by us|open).*");
			assertThat(missingTests(cells[4])).as(row).isEmpty();
		});
	}

	/**
	 * Returns the named tests that do not exist; a method without a class belongs to the
	 * class before it.
	 */
	private static List<String> missingTests(String cell) throws IOException {
		var missing = new ArrayList<String>();
		var owner = "";
		var names = CODE.matcher(cell).results().map((name) -> name.group(1)).toList();
		if (names.isEmpty()) {
			missing.add("no test");
		}
		for (var name : names) {
			var parts = name.split("\\.");
			owner = Character.isUpperCase(name.charAt(0)) ? parts[0] : owner;
			var method = Character.isUpperCase(name.charAt(0)) ? (parts.length > 1 ? parts[1] : "") : name;
			if (!name.startsWith("-D") && !source(owner).map((text) -> declares(text, method)).orElse(false)) {
				missing.add(name);
			}
		}
		return missing;
	}

	private static boolean declares(String text, String method) {
		return method.isEmpty() || text.contains("void " + method + "(");
	}

	private static Optional<String> source(String test) throws IOException {
		try (var files = Files.walk(Path.of("src/test/java"))) {
			var found = files.filter((file) -> file.endsWith(test + ".java")).findFirst();
			return found.isPresent() ? Optional.of(Files.readString(found.get())) : Optional.empty();
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("records")
	@DisplayName("record a decision with status and date, on one screen")
	void recordsFitTheScreen(Path document) throws IOException {
		List<String> lines = Files.readAllLines(document);
		var number = Integer.parseInt(document.getFileName().toString().substring(0, 4));
		assertThat(lines.get(0)).startsWith("# " + number + ". ");
		assertThat(lines.get(2)).matches("\\*Status:\\* (accepted|superseded by ADR \\d+)");
		assertThat(lines.get(3)).matches("\\*Date:\\* \\d{4}-\\d{2}-\\d{2}");
		assertThat(lines).contains("## Context", "## Decision", "## Consequences");
		assertThat(lines).hasSizeLessThanOrEqualTo(SCREEN_LINES);
		assertThat(lines).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(SCREEN_WIDTH));
	}

	static Stream<Path> documents() {
		return Stream.concat(files(Path.of("")), files(Path.of("src/docs")));
	}

	static Stream<Path> records() {
		return files(Path.of("src/docs/adr"));
	}

	private static Stream<Path> files(Path folder) {
		try (var files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".md")).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
