package sa.wusul.papers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("A screen reader and a search")
@Tag("fast")
class ReadingOrderTest {

	@TempDir
	private Path folder;

	static Stream<String> kinds() {
		return PaperKinds.requests().keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	@DisplayName("read each kind of paper in the order of its template, in plain letters, from letterhead and heading to the end")
	void inOrder(String kind) {
		var request = PaperKinds.requests().get(kind);
		var said = SpokenPaper.of(print(request));

		assertThat(said.letters()).isEqualTo(SpokenPaper.letters(written(request)));
		assertThat(said.letters()).startsWith("المملكةالعربيةالسعوديةوزارةالداخلية");
		assertThat(said.text().codePoints()).as("joined forms")
			.noneMatch((sign) -> sign >= 0xFB50 && sign <= 0xFDFF || sign >= 0xFE70 && sign <= 0xFEFF);
		assertThat(said.elements()).filteredOn((element) -> element.tag().equals("H1")).hasSize(1);
	}

	@Test
	@DisplayName("read each number by itself, not turned around")
	void numbers() {
		assertThat(SpokenPaper.of(print(Letters.request("key", Letters.PARAGRAPH))).elements())
			.extracting(SpokenPaper.Element::text)
			.contains("2098765432", "8004399999", Letters.NUMBER, Letters.REFERENCE, "١٤٤٨");
	}

	@Test
	@DisplayName("find words as people type them, with lam and alef, and vowel marks behind their letters")
	void words() throws Exception {
		assumeTrue(System.getenv("CI") != null || Files.exists(Path.of("/usr/bin/pdftotext")),
				"pdftotext is not installed");
		var file = Files.write(this.folder.resolve("paper.pdf"), print(Letters.request("key", Letters.PARAGRAPH)));
		var text = new ProcessBuilder("pdftotext", "-enc", "UTF-8", file.toString(), "-").start();

		assertThat(new String(text.getInputStream().readAllBytes())).contains("المملكة العربية السعودية",
				"مراكز الاستقبال والتواصل الإلكتروني", "تجديد رخصة الإقامة", "وفقًا للنظام", "8004399999");
	}

	private static byte[] print(PaperRequest request) {
		return Letters.printer().print(request, Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT).content();
	}

	/** Returns what the filled template says, without what is repeated on each page. */
	private static String written(PaperRequest request) {
		var page = Letters.printer().page(request, Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT, List.of());
		var text = new StringBuilder();
		write(page.getElementsByTagName("body").item(0), text);
		return text.toString();
	}

	private static void write(Node node, StringBuilder text) {
		if (node instanceof Text words) {
			text.append(words.getData());
		}
		if (node instanceof Element element && element.hasAttribute("alt")) {
			text.append(element.getAttribute("alt"));
		}
		if (node instanceof Element element && Set.of("continued", "foot").contains(element.getAttribute("class"))) {
			return;
		}
		for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
			write(child, text);
		}
	}

}
