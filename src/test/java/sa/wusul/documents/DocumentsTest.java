package sa.wusul.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
