package sa.wusul.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.models.ModelFiles;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The Java code of the program")
@Tag("fast")
class LiteralsTest {

	private static final Pattern ARABIC_LETTER = Pattern.compile("[\\p{IsArabic}&&\\p{L}]");

	private static final Pattern ELEMENT = Pattern.compile("\\b[A-Z][A-Za-z]*_[A-Z][A-Za-z]*\\b");

	/** A parameter within a sum or product that is divided, or as divisor. */
	private static final Pattern UNTYPED_DIVISION = Pattern
		.compile("[-+*/] :\\w+\\s*\\)?\\s*/|/\\s*:\\w+|:\\w+ [-+*/][^\n,]*/");

	/** The demo plays people and the outside world, with data of its own. */
	private static final Predicate<JavaSource> DEMO = (source) -> Stream
		.of("src/main/java/sa/wusul/demo", "delegates/sa/wusul/demo")
		.anyMatch(source.path()::startsWith);

	@Test
	@DisplayName("has no Arabic text, which belongs into models, templates and the files of texts")
	void noArabic() {
		assertThat(literalsWith((literal) -> ARABIC_LETTER.matcher(literal).find()))
			.as("move the text to words_ar.properties (ArabicText) or messages_ar.properties")
			.isEmpty();
	}

	/**
	 * A length of time or a number that is written in the code, with the name if it has
	 * one.
	 */
	private static final Pattern NUMBER = Pattern
		.compile("static final (?:int|long|Duration|Period) (\\w+) = (?:Duration\\.|Period\\.)?\\w*\\(?([0-9_]+)"
				+ "|(?:Duration|Period)\\.of[A-Z]\\w+\\(([0-9_]+)|\\.(?:plus|minus)[A-Z]\\w+\\(([0-9_]+)\\)");

	private static final Pattern DOMAIN = Pattern.compile(
			"(?:src/main/java|delegates)/sa/wusul/(?:casefile|citizen|delivery|department|escalation|intake|meeting"
					+ "|notification|reception|services|tawasul)/.*");

	/** Numbers that are no decision of the ministry, each with its reason. */
	private static final Map<String, String> TECHNICAL = Map.ofEntries(
			Map.entry("CaseFileRepository.MOST_EARLIER", "rows of a list"),
			Map.entry("CaseReopeningRepository.SHORTEST_REASON", "length of a text"),
			Map.entry("CaseReopeningRepository.LONGEST_REASON", "length of a text"),
			Map.entry("CaseRatingRepository.MOST_STARS", "the stars of the page"),
			Map.entry("CaseRatingRepository.LONGEST_REMARK", "length of a text"),
			Map.entry("CaseQuestionService.SHORTEST_REPLY", "length of a text"),
			Map.entry("RequestDraftRepository.LONGEST", "size of a stored draft"),
			Map.entry("RequestDraftRepository.MOST_DOCUMENTS", "size of a stored draft"),
			Map.entry("CitizenLoginService.DIGITS", "digits of a code"),
			Map.entry("RequesterBookingService.LOOKED_AT", "rows of a query"),
			Map.entry("HallViewRepository.MEASURED_EVERY", "a cache"),
			Map.entry("FactKind.LONGEST", "size of a register's answer"),
			Map.entry("HttpRegisterClient.REFUSED", "status code of the interface"),
			Map.entry("HttpRegisterGateway.LARGEST_ANSWER", "size of a register's answer"),
			Map.entry("HttpBillerGateway.NOT_YET", "status code of the interface"),
			Map.entry("HttpBillerGateway.MOST", "rows of a report"),
			Map.entry("BillReconciliationRepository.PART", "values in one query"),
			Map.entry("BillReconciliationService.SHOWN", "entries in a text"),
			Map.entry("BillReconciliationService.ON_THE_WAY", "accuracy of clocks"),
			Map.entry("RegistersHealthIndicator.LATE", "alarm of operators"),
			Map.entry("IdentityCheck.NUMBER_LENGTH", "digits of a number"),
			Map.entry("SmtpGateway.ID_LENGTH", "letters of an id"),
			Map.entry("SmtpGateway.FINAL", "status code of the interface"),
			Map.entry("MessageTextRules.MOST_PARTS", "cost of text messages"),
			Map.entry("GsmAlphabet.ESCAPE", "standard of text messages"),
			Map.entry("SmsText.UCS2", "standard of text messages"),
			Map.entry("SmsText.ONE_LATIN", "standard of text messages"),
			Map.entry("SmsText.ONE_UCS2", "standard of text messages"),
			Map.entry("SmsText.PART_LATIN", "standard of text messages"),
			Map.entry("SmsText.PART_UCS2", "standard of text messages"),
			Map.entry("SmsText.PAYLOAD", "standard of text messages"),
			Map.entry("HttpSmsConfiguration.LARGEST_ANSWER", "size of an answer"),
			Map.entry("HttpSmsGateway.SERVER_ERROR", "status code of the interface"),
			Map.entry("SmppClient.LATER", "status code of the interface"),
			Map.entry("SmppClient.NEVER", "status code of the interface"),
			Map.entry("SmsDeliveryWatch.MOST_ASKED", "rows of a query"),
			Map.entry("SmsDeliveryWatch.LEAST", "alarm of operators"),
			Map.entry("SignedAnswerReader.LONGEST", "size of a token"),
			Map.entry("SignedAnswerReader.SKEW", "difference of clocks"),
			Map.entry("SignedAnswerReader.LIFE", "agreed in identity.yaml"),
			Map.entry("SignedAnswerReader.RSA_BITS", "strength of a key"),
			Map.entry("SeatingService.AS_FAR_AS_ANYBODY_PLANS", "end of all calendars"),
			Map.entry("DossierContents.LENGTH", "letters of a fingerprint"),
			Map.entry("DossierReader.MOST_NAMED", "entries in a sentence"),
			Map.entry("SeatingService.LOOKS", "attempts against concurrent bookings"),
			Map.entry("QuarterHourRepository.LENGTH", "grid of the calendar"),
			Map.entry("ExpiryFacts.NEVER", "more days than any document is valid"),
			Map.entry("EligibilityPreviewService.KEPT", "a cache"), Map.entry("HallCode.DIGITS", "digits of a code"),
			Map.entry("RepresentedPeopleReader.MOST_CHILDREN", "patience of a page"),
			Map.entry("RegisterPreviewReader.PATIENCE", "patience of a page"),
			Map.entry("RegisterPreviewReader.MOST_CALLS", "threads"),
			Map.entry("CaseWordService.DIGITS", "digits of a hash"));

	@Test
	@DisplayName("has no lengths of time and numbers of its domains, which belong into tables of limits")
	void noLimits() {
		assertThat(JavaSource.all()
			.stream()
			.filter((source) -> DOMAIN.matcher(source.path().toString()).matches())
			.flatMap(LiteralsTest::numbers)
			.filter((number) -> !TECHNICAL.containsKey(number)))
			.as("write a row in <domain>-limit.dmn and a constant of the domain's Limit, or give the reason here")
			.isEmpty();
	}

	private static Stream<String> numbers(JavaSource source) {
		var type = source.path().getFileName().toString().replace(".java", "");
		return NUMBER.matcher(source.text())
			.results()
			.filter((found) -> Stream.of(found.group(2), found.group(3), found.group(4))
				.anyMatch((digits) -> digits != null && !digits.matches("[01]")))
			.map((found) -> type + "." + ((found.group(1) != null) ? found.group(1) : found.group()));
	}

	@Test
	@DisplayName("names no element of a model, which tells its id and name itself")
	void noElements() {
		var elements = elements();
		assertThat(elements).contains("Task_ClassifyRequest");
		assertThat(literalsWith(
				(literal) -> ELEMENT.matcher(literal).results().anyMatch((id) -> elements.contains(id.group()))))
			.as("take the step from the submission or the execution")
			.isEmpty();
	}

	@Test
	@DisplayName("names the type of each parameter that a statement divides; H2 computes 100,000 digits without it")
	void typedDivision() {
		assertThat(literalsWith((literal) -> UNTYPED_DIVISION.matcher(literal).find()))
			.as("write cast(:name as bigint)")
			.isEmpty();
	}

	private static Set<String> elements() {
		return ModelFiles.processes()
			.flatMap((file) -> file.model().getModelElementsByType(FlowNode.class).stream())
			.map(FlowNode::getId)
			.collect(Collectors.toSet());
	}

	private static Map<String, List<String>> literalsWith(Predicate<String> fault) {
		var sources = JavaSource.all();
		assertThat(sources).hasSizeGreaterThan(500);
		return sources.stream()
			.filter(DEMO.negate())
			.collect(Collectors.toMap((source) -> source.path().toString(),
					(source) -> source.literals().stream().filter(fault).toList()))
			.entrySet()
			.stream()
			.filter((found) -> !found.getValue().isEmpty())
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
