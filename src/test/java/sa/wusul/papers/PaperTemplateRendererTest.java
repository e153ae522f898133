package sa.wusul.papers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Each template of a paper")
@Tag("fast")
class PaperTemplateRendererTest {

	static Stream<Path> templates() throws IOException {
		try (var files = Files.list(Path.of("processes/papers"))) {
			return files.filter((file) -> file.toString().endsWith(".html")).toList().stream();
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("templates")
	@DisplayName("prints texts as text and never as markup")
	void escapes(Path template) throws IOException {
		assertThat(Files.readString(template)).doesNotContain("utext", "[[", "[(", "__$", "<script", "http-equiv");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("templates")
	@DisplayName("says whether the paper is for the requester, or for staff only")
	void saysItsAudience(Path template) throws IOException {
		if (!template.endsWith("letterhead.html")) {
			assertThat(Files.readString(template))
				.containsPattern("<meta name=\"audience\" content=\"(requester|staff|bearer)\" />");
		}
	}

}
