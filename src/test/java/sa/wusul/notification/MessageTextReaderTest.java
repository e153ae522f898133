package sa.wusul.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.ObjectProvider;

import sa.wusul.models.FileLimitDecisions;
import sa.wusul.models.ModelFiles;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.limit.LimitValue;
import sa.wusul.platform.model.DeployedFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@DisplayName("Texts for requesters")
@Tag("arabic-machine")
@Tag("fast")
class MessageTextReaderTest {

	private static final String REFERENCE = "1448-0001234-7";

	private static final LimitDecisions LIMITS = new FileLimitDecisions();

	private static final MessageTexts ARABIC = MessageTexts.packaged(MessageLanguage.ARABIC);

	private static final MessageTexts ENGLISH = MessageTexts.packaged(MessageLanguage.ENGLISH);

	@Test
	@DisplayName("keep all rules in both languages, and take two parts at most with their longest labels")
	void keepTheRules() {
		var texts = Map.of(MessageLanguage.ARABIC, ARABIC, MessageLanguage.ENGLISH, ENGLISH);
		assertThat(MessageTextRules.check(texts)).isEmpty();
		assertThat(ENGLISH.keys()).isEqualTo(ARABIC.keys()).hasSizeGreaterThan(90);
	}

	@ParameterizedTest(name = "{0} {1}: {2} characters, {3} parts")
	@CsvSource({ "ARABIC, caseEscalated, 66, 1", "ARABIC, requestReceived, 88, 2", "ENGLISH, caseEscalated, 109, 1",
			"ENGLISH, feeBillIssued, 160, 1", "ENGLISH, serviceRegisterDown, 183, 2" })
	@DisplayName("are counted as the network counts them")
	void takeParts(MessageLanguage language, String key, int characters, int parts) {
		var message = new SmsMessage("key", "+966501234567", MessageTexts.packaged(language).longest(key));

		assertThat(message.text()).hasSize(characters);
		assertThat(message.parts()).isEqualTo(parts);
	}

	@Test
	@DisplayName("are shown to analysts with characters, alphabet and parts, in the file that their command prints")
	void preview() throws IOException {
		var previews = new MessagePreviewService(new MessageTextReader(LIMITS));
		var lines = previews.inService();
		Files.createDirectories(Path.of("target"));
		Files.write(Path.of("target/messages.md"),
				Stream
					.concat(Stream.of("| Text | Arabic | English |", "|---|---|---|"),
							lines
								.stream()
								.map((line) -> "| " + line.key() + " | " + size(line.arabic()) + " | "
										+ size(line.english()) + " |"))
					.toList());

		assertThat(lines).hasSameSizeAs(ARABIC.keys()).noneMatch(MessagePreviewService.Line::isTooLong);
		assertThat(lines).filteredOn((line) -> line.key().equals("caseEscalated")).singleElement().satisfies((line) -> {
			assertThat(line.arabic().coding()).isEqualTo("UCS-2");
			assertThat(line.english().coding()).isEqualTo("GSM");
			assertThat(line.english().text()).contains("His Excellency the Minister");
		});
		assertThat(previews.edited(Map.of(MessageLanguage.ENGLISH, "a=b".getBytes())).faults()).isNotEmpty();
	}

	private static String size(MessagePreviewService.Side side) {
		return side.characters() + " characters, " + side.coding() + ", " + side.parts()
				+ ((side.parts() == 1) ? " part" : " parts");
	}

	@Test
	@DisplayName("every text that the decision table selects is there, and no other")
	void followsTheDecisionTable() {
		var table = Dmn.readModelFromStream(
				getClass().getResourceAsStream("/processes/notification/notification-message-selection.dmn"));
		var selected = table.getModelElementsByType(OutputEntry.class)
			.stream()
			.map((entry) -> entry.getText().getTextContent().replace("\"", ""))
			.filter((key) -> !key.equals("NONE"))
			.collect(Collectors.toSet());

		// Codes for the log-in and the tracking page belong to no process that could ask
		// the table.
		selected.addAll(Set.of("loginCode", "trackingCode", "callLoginCode", "emailCode"));
		selected.addAll(Set.of("emailAdded", "emailChanged", "emailRemoved", "channelChanged"));
		// A reminder belongs to no case.
		selected.add("documentExpiring");
		// So does the ticket of a hall.
		selected.add("hallTurnNear");
		// A page goes to staff on duty, not to the requester.
		selected.add("dutyPaged");
		// An alarm goes to supervisors and belongs to no case.
		selected.add("thresholdCrossed");
		// Interpreters are told of their bookings.
		selected.addAll(Set.of("interpreterBooked", "interpreterBookedByVideo", "interpreterBookedRemotely",
				"interpreterReleased"));
		assertThat(ARABIC.keys()).isEqualTo(selected);
	}

	@ParameterizedTest
	@MethodSource("keys")
	@DisplayName("a text is filled completely, with its reference on a line of its own, and without links")
	void isFilledCompletely(String key) {
		for (var texts : List.of(ARABIC, ENGLISH)) {
			var text = texts.longest(key);

			assertThat(text.lines()).contains(REFERENCE);
			assertThat(text).doesNotContainPattern("[{}]|https?|www")
				.matches((texts == ARABIC) ? "[\\p{InArabic}\\d\\s.:,()/\\-]+" : "[A-Za-z\\d\\s.:;,()/'\\-]+")
				.isEqualTo(text.strip());
			if (text.matches("(?s).*(اتصلوا|للاستفسار|call free|enquiries).*")) {
				assertThat(text).endsWith("8004399999");
			}
		}
	}

	@Test
	@DisplayName("codes are filled as labels, unknown ones by a general one")
	void fillsLabels() {
		assertThat(render(ARABIC, "requestRouted", REFERENCE, Map.of("department", "civil-affairs")))
			.isEqualTo("أحيل طلبكم إلى الجهة المختصة (الأحوال المدنية). الرقم المرجعي:\n1448-0001234-7");
		assertThat(render(ARABIC, "documentReminder", REFERENCE, Map.of("missingDocument", "SOMETHING_NEW")))
			.contains("مستند يبينه لكم المركز");
		assertThatExceptionOfType(UnknownMessageException.class)
			.isThrownBy(() -> render(ARABIC, "requestForgotten", REFERENCE, Map.of()))
			.withMessageContaining("requestForgotten");
	}

	@ParameterizedTest(name = "{0} {1}: {2}, {3}")
	@CsvSource({ "1, WORKING_DAYS, يوم عمل, 1 working day", "2, HOURS, ساعتين, 2 hours",
			"3, MINUTES, 3 دقائق, 3 minutes", "10, WORKING_DAYS, 10 أيام عمل, 10 working days",
			"11, DAYS, 11 يوما, 11 days", "105, MINUTES, 105 دقائق, 105 minutes" })
	@DisplayName("a limit is said with the number and the unit of its table")
	void fillsLimits(int number, LimitValue.Unit unit, String words, String english) {
		LimitDecisions limits = (limit) -> Optional.of(new LimitValue(number, unit))
			.filter((value) -> limit.fullName().equals("intake.DOCUMENT"));
		assertThat(
				texts("due", "قدموه خلال {intake.DOCUMENT}.\n{reference}").render("due", REFERENCE, Map.of(), limits))
			.isEqualTo("قدموه خلال " + words + ".\n" + REFERENCE);
		assertThat(MessageTexts.of(MessageLanguage.ENGLISH, Map.of("due", "within {intake.DOCUMENT}\n{reference}"))
			.render("due", REFERENCE, Map.of(), limits)).isEqualTo("within " + english + "\n" + REFERENCE);
	}

	@Test
	@DisplayName("a moment is said with weekday, both calendars and time; its digits keep their order")
	void fillsMoments() {
		var texts = texts("booked", "موعدكم {meetingAt}\n{reference}");
		assertThat(texts.facts("booked")).containsExactly("meetingAt");
		var facts = Map.of("meetingAt", "2026-11-29T07:30:00Z");
		assertThat(render(texts, "booked", REFERENCE, facts))
			.isEqualTo("موعدكم الأحد 19/6/1448هـ 29/11/2026م الساعة 10:30\n1448-0001234-7");
		assertThat(render(ENGLISH, "visitReminder", REFERENCE, Map.of("visitAt", facts.get("meetingAt")))).startsWith(
				"A reminder of your appointment at the Tawasul window: Sun 29 Nov 2026 (19/6/1448 AH) at 10:30.");
		assertThatIllegalArgumentException().isThrownBy(() -> render(texts, "booked", REFERENCE, Map.of()))
			.withMessageContaining("{meetingAt}");
	}

	@Test
	@DisplayName("a number is filled in as it is, and nothing else is")
	void fillsNumbers() {
		var texts = MessageTexts.of(MessageLanguage.ARABIC,
				Map.of("code", "رمزكم {accessCode}\n{reference}", "fee", "رسمكم {feeAmount} ريال\n{reference}"));
		assertThat(render(texts, "fee", REFERENCE, Map.of("feeAmount", "299.50"))).startsWith("رسمكم 299.50 ريال\n");
		assertThat(render(texts, "code", REFERENCE, Map.of("accessCode", "493027"))).startsWith("رمزكم 493027\n");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> render(texts, "code", REFERENCE, Map.of("accessCode", "http://x")))
			.withMessageContaining("not a plain number");
	}

	@Test
	@DisplayName("what a table advises is a short Arabic sentence, or the text is not sent")
	void fillsAdvice() {
		var texts = texts("refused", "تعذر طلبكم. {remedy}\n{reference}");
		assertThat(render(texts, "refused", REFERENCE, Map.of("remedy", "سددوا المخالفات")))
			.startsWith("تعذر طلبكم. سددوا المخالفات\n");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> render(texts, "refused", REFERENCE, Map.of("remedy", "https://x")))
			.withMessageContaining("not a short Arabic sentence");
	}

	@Test
	@DisplayName("each remedy of a table has its English; several are joined, and one that is unknown makes a general one")
	void remediesInEnglish() {
		assertThat(remedies()).hasSizeGreaterThan(50)
			.allSatisfy((remedy) -> assertThat(ENGLISH.hasLabel("remedy", remedy)).as(remedy).isTrue());
		assertThat(refused("سددوا المخالفات المرورية ثم قدموا؛ جددوا هويتكم ثم قدموا الطلب"))
			.contains("Pay the traffic fines, then apply; Renew your ID, then apply.");
		assertThat(refused("سددوا المخالفات المرورية ثم قدموا؛ ما لا تعرفه النصوص"))
			.contains("The reasons and remedies are on your request's page.");
		var without = ENGLISH.written()
			.entrySet()
			.stream()
			.filter((line) -> !line.getKey().startsWith("remedy.جددوا هويتكم"))
			.map((line) -> line.getKey().replace(" ", "\\ ") + "=" + line.getValue().replace("\n", "\\n"))
			.collect(Collectors.joining("\n"));
		assertThat(MessageTextRules.check(Optional.empty(), Optional.of(without.getBytes(StandardCharsets.UTF_8)),
				Optional.empty()))
			.extracting(MessageTextRules.TextFault::key)
			.containsExactly("remedy.جددوا هويتكم ثم قدموا الطلب");
	}

	private static String refused(String remedy) {
		return render(ENGLISH, "serviceRefused", REFERENCE, Map.of("remedy", remedy, "service", "passport"));
	}

	/** Returns the remedies of the tables of services; others are in no message. */
	private static Set<String> remedies() {
		return ModelFiles.decisions()
			.filter((file) -> file.domain().equals("services"))
			.flatMap((file) -> file.model().getModelElementsByType(DecisionTable.class).stream())
			.flatMap((table) -> {
				var outputs = table.getOutputs().stream().map(Output::getName).toList();
				var place = outputs.indexOf("remedy");
				return (place < 0) ? Stream.<String>of()
						: table.getRules()
							.stream()
							.map((rule) -> List.copyOf(rule.getOutputEntries()).get(place).getText().getTextContent());
			})
			.filter((text) -> text.startsWith("\""))
			.map((text) -> text.replace("\"", ""))
			.collect(Collectors.toSet());
	}

	@Test
	@DisplayName("each label is in the letters of its language, also those of the organisation")
	void labelsInTheirLanguage() {
		for (var group : List.of("department", "section", "meetingPlace", "deliveryOffice", "missingDocument")) {
			assertThat(ENGLISH.codes(group)).isEqualTo(ARABIC.codes(group))
				.allSatisfy((code) -> assertThat(ENGLISH.label(group, code)).doesNotContainPattern("\\p{InArabic}"));
		}
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			value = { "{reference}\\n{office}|text-field] {office}", "طلبكم {reference} قبل|text-reference",
					"{reference}\\n{reference|text-field", "{reference}\\nhttps://x|text-link",
					"{reference}\\n\u202e|text-link", "طلبكم ok\\n{reference}|text-letters" })
	@DisplayName("a text that could not be filled keeps the program from starting, and says which")
	void faultyTextIsFoundAtStart(String text, String fault) {
		var texts = Map.of(MessageLanguage.ARABIC, texts("a", text.replace("\\n", "\n")));
		assertThatIllegalStateException().isThrownBy(() -> new MessageTextReader(texts, LIMITS, Optional.empty()))
			.withMessageContaining("notification-texts_ar.properties a [" + fault);
	}

	@Test
	@DisplayName("a language that lacks a text, or has other fields, letters or a third part, is a fault")
	void languagesKeepStep() {
		var arabic = MessageTexts.of(MessageLanguage.ARABIC, Map.of("a", "طلبكم {department}\n{reference}", "b",
				"وصل\n{reference}", "department.OTHER", "إدارة", "c", "نص\n{reference}", "d", "نص\n{reference}"));
		var english = MessageTexts.of(MessageLanguage.ENGLISH,
				Map.of("a", "Your request\n{reference}", "department.OTHER", "قسم", "c",
						"x".repeat(300) + "\n{reference}", "d", "Caf\u00e9 \u201cnew\u201d\n{reference}"));

		assertThat(MessageTextRules.check(Map.of(MessageLanguage.ARABIC, arabic, MessageLanguage.ENGLISH, english)))
			.extracting(MessageTextRules.TextFault::key, MessageTextRules.TextFault::rule)
			.containsExactlyInAnyOrder(tuple("a", "text-fields"), tuple("b", "text-missing"),
					tuple("department.OTHER", "text-letters"), tuple("c", "text-length"), tuple("d", "text-letters"));
	}

	private static final DeployedFiles.DeployedFile FIRST = new DeployedFiles.DeployedFile("1",
			"documentReceived=Thank you.\\n{reference}".getBytes());

	@Test
	@DisplayName("the texts that were deployed last are used, and those of the program while there are none")
	void deployedTextsCount() {
		var deployed = new AtomicReference<Optional<DeployedFiles.DeployedFile>>(Optional.empty());
		@SuppressWarnings("unchecked")
		ObjectProvider<DeployedFiles> provider = mock(ObjectProvider.class);
		given(provider.getIfAvailable()).willReturn(new DeployedFiles() {

			@Override
			public Optional<DeployedFile> newest(String name) {
				return deployed.get().filter((file) -> name.equals(MessageLanguage.ENGLISH.file()));
			}

			@Override
			public Optional<DeployedFile> find(String name, String version) {
				return version.equals("1") ? Optional.of(FIRST) : Optional.empty();
			}

		});
		var reader = new MessageTextReader(Map.of(MessageLanguage.ARABIC, ARABIC, MessageLanguage.ENGLISH, ENGLISH),
				LIMITS, Optional.of(provider));
		assertThat(reader.render(MessageLanguage.ENGLISH, "documentReceived", REFERENCE, Map.of()))
			.startsWith("We have received the document");

		deployed.set(Optional.of(FIRST));
		assertThat(reader.render(MessageLanguage.ENGLISH, "documentReceived", REFERENCE, Map.of()))
			.isEqualTo("Thank you.\n" + REFERENCE);
		assertThat(reader.render(MessageLanguage.ARABIC, "documentReceived", REFERENCE, Map.of())).startsWith("وصلنا");

		deployed
			.set(Optional.of(new DeployedFiles.DeployedFile("2", "documentReceived=Thanks.\\n{reference}".getBytes())));
		assertThat(reader.render(MessageLanguage.ENGLISH, "documentReceived", REFERENCE, Map.of()))
			.startsWith("Thanks.");

		assertThat(reader.version(MessageLanguage.ENGLISH)).isEqualTo("2");
		assertThat(reader.render(MessageLanguage.ENGLISH, "documentReceived", REFERENCE, Map.of(), Optional.of("1")))
			.as("as it was written")
			.startsWith("Thank you.");
		assertThat(reader.render(MessageLanguage.ENGLISH, "documentReceived", REFERENCE, Map.of(), Optional.of("")))
			.as("as the program had it")
			.startsWith("We have received the document");
		assertThat(reader.render(MessageLanguage.ENGLISH, "documentReceived", REFERENCE, Map.of(), Optional.of("gone")))
			.startsWith("Thanks.");
	}

	static Set<String> keys() {
		return ARABIC.keys();
	}

	@Test
	@DisplayName("name every e-service, and nothing of the Tawasul window")
	void nameServices() {
		var services = ModelFiles.processes()
			.map(ModelFiles.ProcessFile::id)
			.filter((id) -> id.startsWith("services-request-") || ModelFiles.forms()
				.anyMatch((form) -> form.id().equals(id.replaceFirst("services-", "services-request-"))))
			.toList();

		assertThat(services).hasSizeGreaterThan(5).isSubsetOf(ARABIC.codes(MessageTexts.SERVICE));
		assertThat(ARABIC.codes(MessageTexts.SERVICE)).noneMatch((code) -> code.startsWith("tawasul"))
			.doesNotContain("detainee", "qisas");
		assertThat(render(ARABIC, "documentReminder", REFERENCE,
				Map.of("service", "services-passport-renewal", "missingDocument", "PHOTO")))
			.contains("طلبكم لتجديد جواز السفر");
	}

	private static MessageTexts texts(String key, String text) {
		return MessageTexts.of(MessageLanguage.ARABIC, Map.of(key, text));
	}

	private static String render(MessageTexts texts, String key, String reference, Map<String, String> facts) {
		return texts.render(key, reference, facts, LIMITS);
	}

}
