package sa.wusul.papers;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The paper printer")
@Tag("fast")
class PaperRendererTest {

	private final PaperRenderer printer = Letters.printer();

	@ParameterizedTest(name = "{0}")
	@EnumSource(value = PDFAFlavour.class, names = { "PDFA_3_A", "PDFUA_1" })
	@DisplayName("conforms to the standards for archives and for screen readers")
	void keepsToTheStandards(PDFAFlavour standard) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		var letter = Letters.print((Letters.PARAGRAPH + "\nمُحَمَّد 漢 <b> 1448-0000077-3\n").repeat(8));
		try (var foundry = Foundries.defaultInstance();
				var parser = foundry.createParser(new ByteArrayInputStream(letter.content()), standard);
				var validator = foundry.createValidator(standard, false)) {
			var result = validator.validate(parser);

			assertThat(result.getTestAssertions()).extracting(TestAssertion::getMessage).isEmpty();
			assertThat(result.isCompliant()).isTrue();
		}
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "answer-letter", "service-document", "tawasul-statement", "leave-permit" })
	@DisplayName("summarises the paper in one English line under its title, for requesters who read English")
	void inEnglish(String template) throws Exception {
		var request = PaperKinds.requests().get(template);
		var english = english(request, true);
		assertThat(english.text(1)).contains("The Arabic text is binding.");
		assertThat(english.pages()).isEqualTo(english(request, false).pages());
		assertThat(english(request, false).text(1)).doesNotContain("binding");
		VeraGreenfieldFoundryProvider.initialise();
		for (var standard : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
			try (var foundry = Foundries.defaultInstance();
					var parser = foundry.createParser(new ByteArrayInputStream(english.content()), standard);
					var validator = foundry.createValidator(standard, false)) {
				assertThat(validator.validate(parser).getTestAssertions()).extracting(TestAssertion::getMessage)
					.as("%s", standard)
					.isEmpty();
			}
		}
	}

	private PrintedPage english(PaperRequest request, boolean needed) {
		return new PrintedPage(
				this.printer.print(request.inEnglish(needed), Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT)
					.content());
	}

	@Test
	@DisplayName("gives the same bytes for the same paper, also to several threads")
	void givesTheSameBytes() throws Exception {
		var expected = Letters.print(Letters.PARAGRAPH).content();
		var threads = Executors.newFixedThreadPool(4);
		try {
			Callable<byte[]> print = () -> Letters.print(Letters.PARAGRAPH).content();
			for (var copy : threads.invokeAll(List.of(print, print, print, print))) {
				assertThat(copy.get()).isEqualTo(expected);
			}
		}
		finally {
			threads.shutdown();
		}
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "4.2", "5:57", "1448-0000016-7", "16" })
	@DisplayName("prints figures and names of each kind in an English sheet")
	void englishSheet(String cell) {
		var table = Map.of("title", "By centre", "heading", List.of(Map.of("text", "Centre", "identifier", false)),
				"rows", List.of(Map.of("cells", List.of(Map.of("text", cell, "identifier", false)))));
		var sheet = this.printer.sheet("supervision-figures-en",
				Map.of("days", 30, "places", "", "at", "24 November 2026, 08:00", "tables", List.of(table)),
				Letters.ISSUED_AT);
		assertThat(new PrintedPage(sheet).text(1)).contains("Figures of supervision", cell, "As of 24 November",
				"Ministry of Interior", "Page 1 of 1");
	}

	@Test
	@DisplayName("begins no line with a full stop, wherever the line before it ends")
	void noSignAlone() {
		for (var letters = 0; letters < 10; letters++) {
			var request = PaperKinds.requests().get("tawasul-statement");
			var fields = new HashMap<>(request.fields());
			fields.put("centre", "مركز " + "ا".repeat(letters));
			var printed = this.printer.print(
					new PaperRequest(request.key(), request.template(), request.caseReference(), fields),
					Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT);

			assertThat(new PrintedPage(printed.content()).text(1).lines()).as("%d letters", letters)
				.anyMatch((line) -> line.contains("8004399999."))
				.noneMatch((line) -> line.strip().matches("[.،؛:].*"));
		}
	}

	@Test
	@DisplayName("links to the page that verifies papers, and prints the code for typing")
	void addressesTheVerifyingPage() {
		var printed = new PaperRenderer(new PaperTemplateRenderer(), "https://wusul.example/verify/")
			.print(Letters.request("key", "رد"), Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT);

		assertThat(new PrintedPage(printed.content()).qrCode(1))
			.isEqualTo("https://wusul.example/verify/" + Letters.CODE.value());
		assertThat(new PrintedPage(printed.content()).drawn()).contains(Letters.CODE.grouped());
		assertThat(printed.title()).isEqualTo("خطاب الرد على الطلب " + Letters.REFERENCE);
	}

	@Test
	@DisplayName("takes the code as it was drawn, in its two colours, without encoding it anew")
	void codeAsDrawn() throws Exception {
		try (var document = Loader.loadPDF(Letters.print("رد").content())) {
			var resources = document.getPage(0).getResources();
			for (var name : resources.getXObjectNames()) {
				assertThat(resources.getXObject(name)).isInstanceOfSatisfying(PDImageXObject.class,
						(code) -> assertThat(code.getCOSObject().getCOSArray(COSName.COLORSPACE).getName(0))
							.isEqualTo("Indexed"));
			}
			assertThat(resources.getXObjectNames()).isNotEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-such-letter", "../intake/x", "", "Answer-Letter", "answer-letter.html" })
	@DisplayName("refuses an unknown template")
	void refusesUnknownTemplates(String template) {
		var request = new PaperRequest("key", template, Letters.REFERENCE, Map.of());

		assertThatExceptionOfType(RefusalException.class)
			.isThrownBy(() -> this.printer.print(request, Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("paper.templateUnknown"));
	}

	@Test
	@DisplayName("does not print a letter without its answer, and reports this without the person's data")
	void missesNoField() {
		var fields = Letters.fields("x");
		fields.remove("answer");
		var request = new PaperRequest("key", "answer-letter", Letters.REFERENCE, fields);

		assertThatThrownBy(() -> this.printer.print(request, Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT))
			.hasStackTraceContaining("answer")
			.hasMessageNotContaining("الغامدي");
	}

	@Test
	@DisplayName("refuses a field whose text it cannot clean")
	void takesPlainFieldsOnly() {
		var fields = Letters.fields("x");
		fields.put("answer", List.of("a\u202Eb"));
		var request = new PaperRequest("key", "answer-letter", Letters.REFERENCE, fields);

		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.printer.print(request, Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT))
			.withMessageContaining("answer");
	}

}
