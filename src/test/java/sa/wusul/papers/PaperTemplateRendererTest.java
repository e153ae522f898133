package sa.wusul.papers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.ObjectProvider;

import sa.wusul.platform.model.DeployedFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@DisplayName("Each template of a paper")
@Tag("fast")
class PaperTemplateRendererTest {

	static Stream<Path> templates() throws IOException {
		try (var files = Files.walk(Path.of("processes/papers"))) {
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

	@Test
	@DisplayName("is one that analysts may release")
	void released() throws IOException {
		assertThat(templates().map((file) -> file.getFileName().toString()))
			.containsExactlyInAnyOrderElementsOf(PaperTemplateRules.names());
	}

	@Test
	@DisplayName("is printed as it was released last, and as the program has it while none was")
	void inService() throws IOException {
		var released = new AtomicReference<Optional<DeployedFiles.DeployedFile>>(Optional.empty());
		var files = mock(DeployedFiles.class);
		given(files.newest(anyString())).willReturn(Optional.empty());
		given(files.newest("answer-letter.html")).willAnswer((asked) -> released.get());
		@SuppressWarnings("unchecked")
		ObjectProvider<DeployedFiles> provider = mock(ObjectProvider.class);
		given(provider.getIfAvailable()).willReturn(files);
		var templates = new PaperTemplateRenderer(provider);
		assertThat(letter(templates)).contains("إفادة بشأن طلب", "وزارة الداخلية");
		assertThat(templates.version("answer-letter")).isEmpty();

		for (var words : List.of("إفادة أولى", "إفادة ثانية")) {
			var text = Files.readString(Path.of("processes/papers/answer-letter.html"))
				.replace("إفادة بشأن طلب", words);
			released.set(Optional.of(new DeployedFiles.DeployedFile(words, text.getBytes(StandardCharsets.UTF_8))));
			assertThat(letter(templates)).contains(words, "وزارة الداخلية").doesNotContain("إفادة بشأن طلب");
			assertThat(templates.version("answer-letter")).contains(words);
		}
	}

	@Test
	@DisplayName("of a sheet is printed as it was released last, and no paper is issued from it")
	void sheetInService() throws IOException {
		var files = mock(DeployedFiles.class);
		given(files.newest(anyString())).willReturn(Optional.empty());
		given(files.newest("supervision-figures.html")).willReturn(Optional.of(new DeployedFiles.DeployedFile("1",
				Files.readString(Path.of("processes/papers/sheets/supervision-figures.html"))
					.replace("تقرير مؤشرات الإشراف", "مؤشرات أول محرم")
					.getBytes(StandardCharsets.UTF_8))));
		@SuppressWarnings("unchecked")
		ObjectProvider<DeployedFiles> provider = mock(ObjectProvider.class);
		given(provider.getIfAvailable()).willReturn(files);
		var templates = new PaperTemplateRenderer(provider);
		Map<String, Object> fields = Map.of("days", 30, "places", "", "tables", List.of(), "format", new PaperFormat(),
				"printedAt", Letters.ISSUED_AT);
		assertThat(templates.fill("sheets/supervision-figures", fields).getDocumentElement().getTextContent())
			.contains("مؤشرات أول محرم");
		assertThatThrownBy(() -> templates.fill("supervision-figures", fields))
			.hasMessageContaining("paper.templateUnknown");
	}

	private static String letter(PaperTemplateRenderer templates) {
		return new PaperRenderer(templates, "")
			.page(Letters.request("key", "تمت الموافقة"), Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT, List.of())
			.getDocumentElement()
			.getTextContent();
	}

}
