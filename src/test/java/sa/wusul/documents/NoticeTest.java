package sa.wusul.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The third parties named in NOTICE against the lists that the build writes. */
@DisplayName("NOTICE")
@Tag("fast")
class NoticeTest {

	private static final Pattern LIBRARY = Pattern.compile("^\\s+([\\w.-]+:[\\w.-]+):jar:", Pattern.MULTILINE);

	private static final Pattern NAMED_LIBRARY = Pattern.compile("^  ([\\w.-]+:[\\w.-]+)$", Pattern.MULTILINE);

	private static final Pattern NAMED_PACKAGE = Pattern.compile("^  ((?:@[\\w-]+/)?[\\w.-]+)$", Pattern.MULTILINE);

	@Test
	@DisplayName("names every library of the packaged program, and no other")
	void libraries() throws IOException {
		assertThat(matches(NAMED_LIBRARY, notice()).toList()).doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(
					matches(LIBRARY, Files.readString(Path.of("target/shipped-libraries.txt"))).distinct().toList());
	}

	@Test
	@DisplayName("names every npm package that browsers receive, and no other")
	void packages() throws IOException {
		List<String> shipped = Files.readAllLines(Path.of("target/frontend-packages.txt"));
		assertThat(matches(NAMED_PACKAGE, notice()).toList()).doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(shipped);
	}

	private static String notice() throws IOException {
		return Files.readString(Path.of("NOTICE"));
	}

	private static Stream<String> matches(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
	}

}
