package sa.wusul.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

import sa.wusul.papers.IssuedPaper.Audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The permit of a leave")
@Tag("arabic-machine")
@Tag("fast")
class LeavePermitTest {

	@ParameterizedTest(name = "{0}")
	@EnumSource(value = PDFAFlavour.class, names = { "PDFA_3_A", "PDFUA_1" })
	@DisplayName("conforms to the standards for archives and for screen readers")
	void keepsToTheStandards(PDFAFlavour standard) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		try (var foundry = Foundries.defaultInstance();
				var parser = foundry.createParser(new ByteArrayInputStream(permit(fields()).content()), standard);
				var validator = foundry.createValidator(standard, false)) {
			var result = validator.validate(parser);

			assertThat(result.getTestAssertions()).extracting(TestAssertion::getMessage).isEmpty();
			assertThat(result.isCompliant()).isTrue();
		}
	}

	@Test
	@DisplayName("states number, duration, count, validity and conditions of the leave")
	void tellsTheConditions() throws IOException {
		var permit = permit(fields());
		Files.write(Files.createDirectories(Path.of("target/papers")).resolve("leave-permit.pdf"), permit.content());

		assertThat(permit.pages()).isEqualTo(1);
		assertThat(permit.text(1)).contains("إذن خروج مؤقت", "سجن الحائر", "زواج قريب")
			.contains("ؤذن للنزيل سليمان بن راشد الحربي", "بيت والده في حي الشفا بالرياض")
			.doesNotContain("لحامل")
			.contains("٢٤ ساعة", "يكفل عودته راشد بن علي الحربي")
			.contains("٢٤ نوفمبر ٢٠٢٦م", "٢٣ يناير ٢٠٢٧م");
		assertThat(permit.drawn()).contains("00000123", "N-104512", "1057830869", Letters.REFERENCE);
		assertThat(permit.qrCode(1)).isEqualTo(Letters.CODE.value());
	}

	@Test
	@DisplayName("is not printed without its conditions")
	void needsConditions() {
		var fields = fields();
		fields.remove("conditions");

		assertThatThrownBy(() -> permit(fields)).hasStackTraceContaining("conditions");
	}

	@Test
	@DisplayName("is a paper for the requester")
	void forTheRequester() {
		assertThat(
				Letters.printer().print(request(fields()), Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT).audience())
			.isEqualTo(Audience.REQUESTER);
	}

	@Test
	@DisplayName("stays with the prison if the requester is no longer a contact")
	void forThePrison() {
		var fields = fields();
		fields.put("forRequester", false);
		assertThat(Letters.printer().print(request(fields), Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT).audience())
			.isEqualTo(Audience.STAFF);
	}

	private static PrintedPage permit(Map<String, Object> fields) {
		return new PrintedPage(
				Letters.printer().print(request(fields), Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT).content());
	}

	static PaperRequest request() {
		return request(fields());
	}

	private static PaperRequest request(Map<String, Object> fields) {
		return new PaperRequest("permit", "leave-permit", Letters.REFERENCE, fields);
	}

	private static Map<String, Object> fields() {
		var fields = new HashMap<String, Object>(
				Map.of("leaveNumber", "00000123", "detaineeNumber", "N-104512", "detaineeIdentity", "1057830869",
						"prison", "سجن الحائر", "reason", "زواج قريب", "hours", 24, "occurrences", 1));
		fields.put("validFrom", Instant.parse("2026-11-24T07:00:00Z"));
		fields.put("validUntil", Instant.parse("2027-01-23T07:00:00Z"));
		fields.put("detainee", "سليمان بن راشد الحربي");
		fields.put("place", "بيت والده في حي الشفا بالرياض");
		fields.put("forRequester", true);
		fields.put("conditions",
				List.of(Map.of("sentence", "يخرج برفقة من يسميه السجن، ولا يفارقه حتى العودة"),
						Map.of("sentence", "يكفل عودته راشد بن علي الحربي"),
						Map.of("sentence", "يعود في الموعد الذي يحدد عند خروجه")));
		return fields;
	}

}
