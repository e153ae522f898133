package sa.wusul.notification;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.models.FileLimitDecisions;
import sa.wusul.models.ModelFiles;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.limit.LimitValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@DisplayName("Texts for requesters")
@Tag("arabic-machine")
@Tag("fast")
class MessageTextReaderTest {

	private static final String REFERENCE = "1448-0001234-7";

	private static final LimitDecisions LIMITS = new FileLimitDecisions();

	private static final MessageTextReader TEXTS = new MessageTextReader(LIMITS);

	@ParameterizedTest(name = "{0}: {1} parts")
	@CsvSource({ "requestReceived, 2", "requestReceivedOnBehalf, 2", "caseReturned, 2", "caseTransferred, 2",
			"referralDecided, 2", "referralAsked, 2", "referralReturned, 2", "caseEscalated, 1", "callerRefused, 2",
			"callerCode, 2", "requestClassified, 1", "requestRouted, 2", "requestAnswered, 2", "requestWithdrawn, 2",
			"requestRejected, 2", "documentMissing, 2", "documentReminder, 2", "documentReceived, 1",
			"requestLapsed, 2", "serviceRefused, 2", "serviceDocumentIssued, 2", "directiveIssued, 2",
			"directiveDone, 2", "meetingBooked, 2", "meetingWaiting, 2", "meetingSlotFound, 2", "meetingMoved, 2",
			"meetingCancelled, 2", "meetingDisplaced, 2", "meetingPostponed, 2", "meetingReminderDay, 2",
			"meetingReminderHours, 2", "meetingNoShow, 2", "meetingNotNeeded, 2", "dutyPaged, 2",
			"interpreterBooked, 2", "interpreterBookedRemotely, 2", "interpreterReleased, 2", "urgentReceived, 2",
			"urgentPassedOver, 2", "urgentConfirmed, 2", "urgentDeclined, 2", "stayRequested, 2",
			"serviceRegisterDown, 2", "feeBillIssued, 2", "feeReminder, 2", "feePaid, 2", "feeBillExpired, 2",
			"feePaymentReturned, 2", "feeRefundOrdered, 2", "feeRefunded, 2", "deliveryBooked, 2", "deliveryOut, 2",
			"deliveryAttemptFailed, 2", "deliveryDaySet, 2", "deliveryReturned, 2", "deliveryCalledBack, 2",
			"deliveryLost, 2", "deliveryReady, 2", "deliveryCode, 2", "deliveryReminder, 2", "deliveryHandedOver, 2",
			"deliveryUnclaimed, 2", "deliveryDestroyed, 2", "contactCode, 2", "loginCode, 2", "trackingCode, 2",
			"contactEntered, 2", "contactUnproven, 2", "contactRevoked, 2", "statementIssued, 2", "absenceKept, 2",
			"absenceClosed, 2", "leaveDecided, 2", "leaveChanged, 2", "leaveCallDuty, 2", "tawasulAssistanceGranted, 2",
			"tawasulAssistancePaid, 2", "tawasulAssistanceStopped, 2", "tawasulRenewalDue, 2",
			"tawasulAccountNeeded, 2", "tawasulStudyContact, 2" })
	@DisplayName("each takes so many parts with its longest labels")
	void takesParts(String key, int parts) {
		var message = new SmsMessage("key", "+966501234567", TEXTS.render(key, REFERENCE, longestFacts(key)));

		assertThat(message.parts()).as("%s (%d characters)", message.text(), message.text().length()).isEqualTo(parts);
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
		selected.addAll(Set.of("loginCode", "trackingCode"));
		// A page goes to staff on duty, not to the requester.
		selected.add("dutyPaged");
		// Interpreters are told of their bookings.
		selected.addAll(Set.of("interpreterBooked", "interpreterBookedRemotely", "interpreterReleased"));
		assertThat(TEXTS.keys()).isEqualTo(selected);
	}

	@ParameterizedTest
	@MethodSource("keys")
	@DisplayName("a text is filled completely, with its reference on a line of its own, and without links")
	void isFilledCompletely(String key) {
		var text = TEXTS.render(key, REFERENCE, longestFacts(key));

		assertThat(text.lines()).contains(REFERENCE);
		assertThat(text).doesNotContainPattern("[{}]|https?|www")
			.matches("[\\p{InArabic}\\d\\s.:,()/\\-]+")
			.isEqualTo(text.strip());
		if (text.contains("اتصلوا") || text.contains("للاستفسار")) {
			assertThat(text).endsWith("8004399999");
		}
	}

	@Test
	@DisplayName("codes are filled as labels, unknown ones by a general one")
	void fillsLabels() {
		assertThat(TEXTS.render("requestRouted", REFERENCE, Map.of("department", "civil-affairs")))
			.isEqualTo("أحيل طلبكم إلى الجهة المختصة (الأحوال المدنية). الرقم المرجعي:\n1448-0001234-7");
		assertThat(TEXTS.render("documentReminder", REFERENCE, Map.of("missingDocument", "SOMETHING_NEW")))
			.contains("مستند يبينه لكم المركز");
		assertThatExceptionOfType(UnknownMessageException.class)
			.isThrownBy(() -> TEXTS.render("requestForgotten", REFERENCE, Map.of()))
			.withMessageContaining("requestForgotten");
	}

	@ParameterizedTest(name = "{0} {1}: {2}")
	@CsvSource({ "1, WORKING_DAYS, يوم عمل", "2, HOURS, ساعتين", "3, MINUTES, 3 دقائق", "10, WORKING_DAYS, 10 أيام عمل",
			"11, DAYS, 11 يوما", "105, MINUTES, 105 دقائق" })
	@DisplayName("a limit is said with the number and the unit of its table")
	void fillsLimits(int number, LimitValue.Unit unit, String words) {
		var texts = new MessageTextReader(Map.of("due", "قدموه خلال {intake.DOCUMENT}.\n{reference}"),
				(limit) -> Optional.of(new LimitValue(number, unit))
					.filter((value) -> limit.fullName().equals("intake.DOCUMENT")));

		assertThat(texts.render("due", REFERENCE, Map.of())).isEqualTo("قدموه خلال " + words + ".\n" + REFERENCE);
	}

	@Test
	@DisplayName("a moment is said with weekday, both calendars and time; its digits keep their order")
	void fillsMoments() {
		var texts = new MessageTextReader(Map.of("booked", "موعدكم {meetingAt}\n{reference}"), LIMITS);
		assertThat(texts.facts("booked")).containsExactly("meetingAt");
		assertThat(texts.render("booked", REFERENCE, Map.of("meetingAt", "2026-11-29T07:30:00Z")))
			.isEqualTo("موعدكم الأحد 19/6/1448هـ 29/11/2026م الساعة 10:30\n1448-0001234-7");
		assertThatIllegalArgumentException().isThrownBy(() -> texts.render("booked", REFERENCE, Map.of()))
			.withMessageContaining("{meetingAt}");
	}

	@Test
	@DisplayName("a number is filled in as it is, and nothing else is")
	void fillsNumbers() {
		var texts = new MessageTextReader(
				Map.of("code", "رمزكم {accessCode}\n{reference}", "fee", "رسمكم {feeAmount} ريال\n{reference}"),
				LIMITS);
		assertThat(texts.render("fee", REFERENCE, Map.of("feeAmount", "299.50"))).startsWith("رسمكم 299.50 ريال\n");
		assertThat(texts.render("code", REFERENCE, Map.of("accessCode", "493027"))).startsWith("رمزكم 493027\n");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> texts.render("code", REFERENCE, Map.of("accessCode", "http://x")))
			.withMessageContaining("not a plain number");
	}

	@Test
	@DisplayName("what a table advises is a short Arabic sentence, or the text is not sent")
	void fillsAdvice() {
		var texts = new MessageTextReader(Map.of("refused", "تعذر طلبكم. {remedy}\n{reference}"), LIMITS);
		assertThat(texts.render("refused", REFERENCE, Map.of("remedy", "سددوا المخالفات")))
			.startsWith("تعذر طلبكم. سددوا المخالفات\n");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> texts.render("refused", REFERENCE, Map.of("remedy", "https://x")))
			.withMessageContaining("not a short Arabic sentence");
	}

	@Test
	@DisplayName("a text that could not be filled keeps the program from starting, and says which")
	void faultyTextIsFoundAtStart() {
		assertThatIllegalStateException()
			.isThrownBy(() -> new MessageTextReader(Map.of("a", "طلب:\n{reference}\n{office}"), LIMITS))
			.withMessageContaining("a has {office}, but there is no label office.OTHER");
		assertThatIllegalStateException()
			.isThrownBy(() -> new MessageTextReader(Map.of("a", "طلبكم {reference} قبل"), LIMITS))
			.withMessageContaining("a has no line of its own with {reference}");
		assertThatIllegalStateException()
			.isThrownBy(() -> new MessageTextReader(Map.of("a", "{reference}\n{reference"), LIMITS))
			.withMessageContaining("brace");
		assertThatIllegalStateException()
			.isThrownBy(() -> new MessageTextReader(Map.of("a", "{reference}\nhttps://x"), LIMITS))
			.withMessageContaining("link");
		assertThatIllegalStateException()
			.isThrownBy(() -> new MessageTextReader(Map.of("a", "{reference}\n\u202e"), LIMITS))
			.withMessageContaining("invisible");
	}

	static Set<String> keys() {
		return TEXTS.keys();
	}

	@Test
	@DisplayName("name every e-service, and nothing of the Tawasul window")
	void nameServices() {
		var services = ModelFiles.processes()
			.map(ModelFiles.ProcessFile::id)
			.filter((id) -> id.startsWith("services-request-") || ModelFiles.forms()
				.anyMatch((form) -> form.id().equals(id.replaceFirst("services-", "services-request-"))))
			.toList();

		assertThat(services).hasSizeGreaterThan(5).isSubsetOf(TEXTS.codes(MessageTextReader.SERVICE));
		assertThat(TEXTS.codes(MessageTextReader.SERVICE)).noneMatch((code) -> code.startsWith("tawasul"))
			.doesNotContain("detainee", "qisas");
		assertThat(TEXTS.render("documentReminder", REFERENCE,
				Map.of("service", "services-passport-renewal", "missingDocument", "PHOTO")))
			.contains("طلبكم لتجديد جواز السفر");
	}

	private static Map<String, String> longestFacts(String key) {
		return Stream.concat(TEXTS.facts(key).stream(), Stream.of(MessageTextReader.SERVICE))
			.collect(Collectors.toMap((fact) -> fact, MessageTextReaderTest::longest));
	}

	private static String longest(String fact) {
		if (fact.endsWith("At")) {
			return "2036-12-24T07:30:00Z";
		}
		if (fact.endsWith("Amount")) {
			return "12345.50";
		}
		if (fact.endsWith("Number") || fact.endsWith("Code")) {
			return "480000012345";
		}
		if (fact.equals("remedy")) {
			return "م".repeat(60);
		}
		return TEXTS.codes(fact)
			.stream()
			.max(Comparator.comparingInt((code) -> TEXTS.label(fact, code).length()))
			.orElseThrow();
	}

}
