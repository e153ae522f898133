package sa.wusul.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.platform.text.NeutralText;

import static org.assertj.core.api.Assertions.assertThat;

/** Length, form and links of the documents that people read first. */
@DisplayName("The documents")
@Tag("fast")
class DocumentsTest {

	private static final int README_WORDS = 900;

	private static final int SCREEN_LINES = 45;

	private static final int SCREEN_WIDTH = 120;

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final Pattern REQUIREMENT = Pattern
		.compile("\\| (\\d+\\.\\d+\\.\\d+) \\| ([12]) \\| [^|]+ \\| (test|reason|open|not applicable) \\| ([^|]+) \\|");

	/** The requirements of each level in OWASP ASVS 5.0.0. */
	private static final int FIRST_LEVEL = 70;

	private static final int SECOND_LEVEL = 183;

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
			.dropWhile((line) -> !line.startsWith("## What only"))
			.filter((line) -> line.startsWith("| ") && !line.startsWith("| Advisory"))
			.toList();

		assertThat(rows).hasSizeGreaterThan(40).allSatisfy((row) -> {
			var cells = row.split(" \\| ", -1);
			assertThat(cells).as(row).hasSize(5);
			assertThat(cells[3]).matches("(not affected|not reachable|mended by us|open).*");
			assertThat(missingTests(cells[4])).as(row).isEmpty();
		});
	}

	@Test
	@DisplayName("answer every requirement of OWASP ASVS 5.0 to level 2, name tests that exist, and count right")
	void requirementsAreAnswered() throws IOException {
		var lines = Files.readAllLines(Path.of("src/docs/asvs.md"));
		var rows = lines.stream()
			.map(REQUIREMENT::matcher)
			.filter(Matcher::matches)
			.map((row) -> new Requirement(row.group(1), row.group(2), row.group(3), row.group(4)))
			.toList();

		assertThat(lines).filteredOn((line) -> line.matches("\\| \\d+\\.\\d+\\.\\d+ .*")).hasSameSizeAs(rows);
		assertThat(rows).extracting(Requirement::number).doesNotHaveDuplicates();
		assertThat(rows).filteredOn((row) -> row.level().equals("1")).hasSize(FIRST_LEVEL);
		assertThat(rows).filteredOn((row) -> row.level().equals("2")).hasSize(SECOND_LEVEL);
		for (var row : rows) {
			assertThat(row.evidence()).as(row.number()).isNotBlank();
			if (row.answer().equals("test")) {
				assertThat(missingTests(row.evidence())).as(row.number()).isEmpty();
			}
		}
		assertThat(lines).contains(counts("1", rows), counts("2", rows), counts("1 and 2", rows));
	}

	private static String counts(String level, List<Requirement> all) {
		var rows = all.stream().filter((row) -> level.contains(row.level())).toList();
		var counted = Stream.of("test", "reason", "open", "not applicable")
			.map((answer) -> rows.stream().filter((row) -> row.answer().equals(answer)).count())
			.toList();
		var applicable = rows.size() - counted.get(3);
		return NeutralText.format("| %s | %d | %d | %d | %d | %d | %d %% |", level, counted.get(0), counted.get(1),
				counted.get(2), applicable, counted.get(3), counted.get(0) * 100 / applicable);
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
		return method.isEmpty() || text.contains("void " + method + "(") || text.contains("ArchRule " + method + " ");
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

	/** A row of the page of requirements. */
	private record Requirement(String number, String level, String answer, String evidence) {

	}

}
