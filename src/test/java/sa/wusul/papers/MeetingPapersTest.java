package sa.wusul.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The papers of a meeting")
@Tag("fast")
class MeetingPapersTest {

	private static final Instant MEETING_AT = Instant.parse("2026-11-29T07:30:00Z");

	@ParameterizedTest(name = "{0}")
	@EnumSource(value = PDFAFlavour.class, names = { "PDFA_3_A", "PDFUA_1" })
	@DisplayName("conform to the standards for archives and for screen readers")
	void keepToTheStandards(PDFAFlavour standard) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		for (var paper : List.of(dossier(dossierFields()), dossier(emptyFile()), withScans(), order())) {
			try (var foundry = Foundries.defaultInstance();
					var parser = foundry.createParser(new ByteArrayInputStream(paper.content()), standard);
					var validator = foundry.createValidator(standard, false)) {
				var result = validator.validate(parser);

				assertThat(result.getTestAssertions()).extracting(TestAssertion::getMessage).isEmpty();
				assertThat(result.isCompliant()).isTrue();
			}
		}
	}

	@Test
	@DisplayName("the file states requester and request, history, papers and earlier cases")
	void dossierTellsTheCase() throws IOException {
		var dossier = dossier(dossierFields());
		keepToLook("meeting-dossier", dossier);
		var text = new StringBuilder();
		for (int page = 1; page <= dossier.pages(); page++) {
			text.append(dossier.text(page));
		}

		assertThat(text.toString())
			.contains("ملف مقابلة", "الأحد ١٩ جمادى الآخرة ١٤٤٨هـ الموافق ٢٩ نوفمبر ٢٠٢٦م", "١٠:٣٠ صباحا")
			.contains("معالي الوزير", "مركز الرياض، بالاتصال المرئي", "يحضر المقابلة مترجم لغة الإشارة")
			.contains("محمد بن عبدالله الغامدي", "1058529940", "مواطن")
			.contains("ملخص المكتب الخاص", "ما يقترحه المكتب الخاص", "قبول الطلب،")
			.contains("مسار المعاملة", "ورقمه المرجعي محفوظ", "وثائق المعاملة", "خطاب الرد على الطلب",
					"1448-0001234-7/1")
			.contains("معاملات سابقة لصاحب الطلب", "تجديد الإقامة (تم الرد)");
		assertThat(dossier.qrCode(1)).isEqualTo(Letters.CODE.value());
		assertThat(dossier.text(2)).contains("تابع الملف رقم " + Letters.NUMBER);
	}

	@Test
	@DisplayName("the file contains each page of the requester's scans below its caption, and names what it lacks")
	void dossierContainsScans() throws IOException {
		var dossier = withScans();
		keepToLook("meeting-dossier-scans", dossier);
		var text = dossier.texts();
		var first = dossier.pages() - 3;

		assertThat(text).contains("مستندات صاحب الطلب", "محمي بكلمة", "ما تغير بعد الملف");
		assertThat(dossier.text(first)).contains("هوية وطنية", "قدمه صاحب الطلب", "صفحة ١ من ١");
		assertThat(dossier.text(first + 2)).contains("تابع: عقد عمل", "صفحة ٢ من ٣", "قدمه سعد الحربي");
		assertThat(dossier.imagesOf(first)).as("the scan and the verification code").isEqualTo(2);
		assertThat(dossier.imagesOf(first + 3)).isEqualTo(2);
		assertThat(dossier.qrCode(first + 3)).isEqualTo(Letters.CODE.value());
	}

	@Test
	@DisplayName("the file says of an agent whose right no register proved that the name is as stated")
	void dossierOfUnprovenAgent() {
		var fields = emptyFile();
		fields.put("agent", "سعد الغامدي");
		assertThat(dossier(fields).text(1)).contains("سعد الغامدي ينوب عنه").doesNotContain("لم تثبت صفته");
		fields.put("agentStated", true);

		assertThat(dossier(fields).text(1)).contains("سعد الغامدي (كما ذكره، ولم تثبت صفته)");
	}

	@Test
	@DisplayName("the file joins letters and keeps references in their order")
	void dossierReadsInOrder() {
		var dossier = dossier(dossierFields());

		assertThat(dossier.drawn()).contains("1448-0001234-7", "1447-0000077-3", "1058529940", "+966501234567");
		assertThat(dossier.shapesOf("دمحم")).hasSize(1);
	}

	@Test
	@DisplayName("the file of a case without history says so")
	void dossierOfNewCase() {
		var dossier = dossier(emptyFile());
		var text = dossier.text(1) + dossier.text(dossier.pages());

		assertThat(text).contains("لم يسجل في مسارها شيء", "لم تصدر فيها وثيقة", "ليست له معاملات سابقة");
	}

	@Test
	@DisplayName("the file is not printed without the private office's summary")
	void dossierNeedsSummary() {
		var fields = dossierFields();
		fields.remove("brief");

		assertThatThrownBy(() -> dossier(fields)).hasStackTraceContaining("brief");
	}

	@Test
	@DisplayName("the order states the task, the responsible department and the due date")
	void orderTellsTheDirective() throws IOException {
		var order = order();
		keepToLook("directive-order", order);

		assertThat(order.pages()).isEqualTo(1);
		assertThat(order.text(1)).contains("أمر تنفيذ توجيه", "رقم ١، في مقابلة ١٩ جمادى الآخرة ١٤٤٨هـ")
			.contains("مدير جوازات منطقة الرياض", "الأحد ٢٦ جمادى الآخرة ١٤٤٨هـ الموافق ٦ ديسمبر ٢٠٢٦م")
			.contains("يجدد جواز المواطن فورا");
	}

	/** Saves the paper for people in {@code target/papers}. */
	private static void keepToLook(String name, PrintedPage paper) throws IOException {
		var folder = Files.createDirectories(Path.of("target/papers"));
		Files.write(folder.resolve(name + ".pdf"), paper.content());
	}

	private static PrintedPage dossier(Map<String, Object> fields) {
		return print("meeting-dossier", fields);
	}

	static PrintedPage withScans() throws IOException {
		var at = Instant.parse("2026-11-12T08:00:00Z");
		var fields = dossierFields();
		fields.put("changes", List.of(Map.of("text", "مستندات صاحب الطلب: عقد عمل")));
		fields.put("scans",
				List.of(Map.of("number", "1448-0001234-7/S1", "kind", "هوية وطنية", "by", "صاحب الطلب", "at", at,
						"pages", 1, "missing", ""),
						Map.of("number", "1448-0001234-7/S2", "kind", "عقد عمل", "by", "سعد الحربي", "at", at, "pages",
								3, "missing", ""),
						Map.of("number", "1448-0001234-7/S3", "kind", "تقرير طبي", "by", "صاحب الطلب", "at", at,
								"pages", 0, "missing", "محمي بكلمة مرور، فلم تُطبع صفحاته")));
		var pictures = new ArrayList<>(ScanPagesTest.pictures(ScanPagesTest.image("png", 1600, 1000)));
		pictures.addAll(ScanPagesTest.pictures(ScanPagesTest.pdf(3)));
		fields.put("scanPages", IntStream.range(0, pictures.size())
			.mapToObj((index) -> Map.of("number", (index == 0) ? "1448-0001234-7/S1" : "1448-0001234-7/S2", "kind",
					(index == 0) ? "هوية وطنية" : "عقد عمل", "by", (index == 0) ? "صاحب الطلب" : "سعد الحربي", "at", at,
					"page", (index == 0) ? 1 : index, "pages", (index == 0) ? 1 : 3, "picture",
					"picture-" + index + ".jpg", "style", pictures.get(index).style()))
			.toList());
		var request = new PaperRequest("key", "meeting-dossier", Letters.REFERENCE, fields, pictures);
		return new PrintedPage(
				Letters.printer().print(request, Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT).content());
	}

	static PaperRequest dossierRequest() {
		return new PaperRequest("dossier", "meeting-dossier", Letters.REFERENCE, dossierFields());
	}

	private static PrintedPage order() {
		return print("directive-order", Map.of("directiveNumber", 1, "meetingAt", MEETING_AT, "directive",
				"يجدد جواز المواطن فورا، ويعوض عما فاته، ويرفع لنا تقرير بذلك رقم 1448-0000077-3.", "owner",
				"مدير جوازات منطقة الرياض", "department", "الجوازات", "dueAt", Instant.parse("2026-12-06T11:30:00Z"),
				"requester", "محمد بن عبدالله الغامدي", "subject", "تجديد جواز السفر"));
	}

	private static PrintedPage print(String template, Map<String, Object> fields) {
		var request = new PaperRequest("key", template, Letters.REFERENCE, fields);
		return new PrintedPage(
				Letters.printer().print(request, Letters.NUMBER, Letters.CODE, Letters.ISSUED_AT).content());
	}

	private static Map<String, Object> emptyFile() {
		var fields = dossierFields();
		List.of("timeline", "notes", "documents", "earlierCases").forEach((list) -> fields.put(list, List.of()));
		List.of("requestType", "priority", "department", "agent").forEach(fields::remove);
		fields.put("interpreter", false);
		return fields;
	}

	private static Map<String, Object> dossierFields() {
		var fields = new HashMap<String, Object>();
		fields.put("meetingAt", MEETING_AT);
		fields.put("host", "معالي الوزير");
		fields.put("mode", "بالاتصال المرئي");
		fields.put("place", "مركز الرياض");
		fields.put("interpreter", true);
		fields.put("brief", "يطلب تجديد جواز سفره، وقد رُد طلبه رقم 1447-0000077-3 مرتين لنقص مستند، وقدمه بعد ذلك.\n"
				+ "المعاملة لدى الجوازات منذ شهرين (إدارة الرياض).");
		fields.put("recommendation", "قبول الطلب، وتوجيه الجوازات بإنهائه في أسبوع.");
		fields.put("requester", "محمد بن عبدالله الغامدي");
		fields.put("requesterKind", "مواطن");
		fields.put("identityNumber", "1058529940");
		fields.put("mobile", "+966501234567");
		fields.put("agent", "سعد بن محمد الغامدي");
		fields.put("subject", "تجديد جواز السفر");
		fields.put("requestText", Letters.PARAGRAPH);
		fields.put("requestedAt", Instant.parse("2026-11-10T08:00:00Z"));
		fields.put("channel", "البوابة الإلكترونية");
		fields.put("centre", "مركز الرياض");
		fields.put("state", "موعد محدد");
		fields.put("requestType", "مقابلة");
		fields.put("priority", "عادي");
		fields.put("department", "الجوازات");
		fields.put("timeline",
				Collections.nCopies(4,
						Map.of("sentence", "استُلم طلبكم وبدأ النظر فيه، ورقمه المرجعي محفوظ لدى المركز الذي قُدم فيه",
								"at", Instant.parse("2026-11-10T08:00:00Z"))));
		fields.put("notes", Collections.nCopies(3, Map.of("step", "تدقيق المعاملة", "kind", "ملاحظة", "text",
				Letters.PARAGRAPH, "at", Instant.parse("2026-11-12T08:00:00Z"))));
		fields.put("documents", List.of(Map.of("number", "1448-0001234-7/1", "title",
				"خطاب الرد على الطلب 1448-0001234-7", "at", Instant.parse("2026-11-14T08:00:00Z"))));
		fields.put("earlierCases", Collections.nCopies(3, Map.of("reference", "1447-0000077-3", "subject",
				"تجديد الإقامة", "state", "تم الرد", "at", Instant.parse("2026-02-10T08:00:00Z"))));
		return fields;
	}

}
