package sa.wusul.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The kind of a test class")
@Tag("fast")
class TestTagsTest {

	private static final Pattern KIND = Pattern.compile("(?m)^@(?:Arch)?Tag\\(\"(fast|fuzz|story|browser|speed)\"\\)$");

	private static final Pattern PROGRAM = Pattern.compile("(?m)^\\s*@(SpringBootTest|CaseStory|BrowserStory)\\b");

	@Test
	@DisplayName("is said by exactly one tag, without which the build would never run it")
	void everyClassIsRun() throws IOException {
		assertThat(testClasses()).hasSizeGreaterThan(200)
			.allSatisfy((file) -> assertThat(kinds(file)).as(file.toString()).hasSize(1));
	}

	@Test
	@DisplayName("is not fast where a class starts the whole program")
	void fastClassesStartNoProgram() throws IOException {
		assertThat(testClasses()).filteredOn((file) -> kinds(file).contains("fast"))
			.allSatisfy((file) -> assertThat(PROGRAM.matcher(text(file)).find()).as(file.toString()).isFalse());
	}

	private static List<Path> testClasses() throws IOException {
		try (var files = Files.walk(Path.of("src/test/java"))) {
			return files.filter((file) -> file.toString().matches(".*(Test|IT)\\.java"))
				.filter((file) -> !text(file).contains("\nabstract class "))
				.toList();
		}
	}

	private static List<String> kinds(Path file) {
		return KIND.matcher(text(file)).results().map((found) -> found.group(1)).distinct().toList();
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

}
