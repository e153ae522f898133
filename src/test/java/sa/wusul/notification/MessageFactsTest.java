package sa.wusul.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each message and the places where its facts are read: a message to a requester is told
 * again on the pages of its case, unless it has a code.
 */
@DisplayName("What a message says")
@Tag("fast")
class MessageFactsTest {

	private static final String REFERENCE = "1448-0001234-7";

	private static final String CASE = "templates/portal/case-live.html";

	private static final String TRACK = "templates/portal/track.html";

	/** Pages that citizens read, and officers of the call centre for their callers. */
	private static final List<String> PAGES = List.of(CASE, TRACK);

	/**
	 * Messages about a log-in or about the way of messages, of no case; each answers a
	 * deed on the page where it is read.
	 */
	private static final Map<String, String> OF_NO_CASE = Map.of("loginCode", "login-code", "callLoginCode",
			"login-code", "trackingCode", "track", "emailCode", "messages", "emailAdded", "messages", "emailChanged",
			"messages", "channelChanged", "messages", "emailRemoved", "messages");

	/** Messages to staff and interpreters, who read their facts in their tasks. */
	private static final Set<String> TO_OTHERS = Set.of("dutyPaged", "thresholdCrossed", "interpreterBooked",
			"interpreterBookedByVideo", "interpreterBookedRemotely", "interpreterReleased");

	/**
	 * Messages with a code, which are not told again: the field of their pages for each
	 * fact beside the code.
	 */
	private static final Map<String, Map<String, String>> WITH_CODE = Map.of("deliveryOut", Map.of(), "deliveryCode",
			Map.of(), "deliveryReady", Map.of("deliveryOffice", "delivery.keptAt", "keptUntilAt", "delivery.keptUntil"),
			"contactCode", Map.of(), "callerCode", Map.of());

	/**
	 * Messages about a paper, with its template and the fields that print their facts.
	 */
	private static final Map<String, Map<String, Map<String, String>>> WITH_PAPER = Map.of("requestAnswered",
			Map.of("answer-letter", Map.of()), "serviceDocumentIssued", Map.of("service-document", Map.of()),
			"statementIssued", Map.of("tawasul-statement", Map.of()), "directiveIssued",
			Map.of("directive-order", Map.of("department", "department")));

	@Test
	@DisplayName("has a place where its facts are read, for each text")
	void eachHasItsPlace() {
		var told = new TreeSet<>(MessageTexts.packaged(MessageLanguage.ARABIC).keys());
		var elsewhere = Stream.of(OF_NO_CASE.keySet(), TO_OTHERS, WITH_CODE.keySet())
			.flatMap(Set::stream)
			.collect(Collectors.toSet());
		assertThat(told).as("what is named here is a text").containsAll(elsewhere).containsAll(WITH_PAPER.keySet());
		told.removeAll(elsewhere);
		assertThat(told).as("a message with a code is not told again; name the places of its other facts here")
			.allSatisfy((key) -> assertThat(facts(key)).noneMatch((fact) -> fact.endsWith("Code")));
	}

	static Stream<String> told() {
		return MessageTexts.packaged(MessageLanguage.ARABIC)
			.keys()
			.stream()
			.filter((key) -> !OF_NO_CASE.containsKey(key) && !TO_OTHERS.contains(key) && !WITH_CODE.containsKey(key));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("told")
	@DisplayName("is told again on the pages with all its facts, in both languages")
	void toldAgain(String key) {
		for (var language : MessageLanguage.values()) {
			var text = text(language, key);
			var again = CaseNoticeService.withoutReference(text.replace("{reference}", REFERENCE), REFERENCE);
			var facts = new HashSet<>(facts(key));
			facts.forEach((fact) -> assertThat(again).as("%s in %s", key, language).contains("{" + fact + "}"));
			assertThat(again).as("%s in %s", key, language).isNotBlank().doesNotEndWith(":");
		}
	}

	@ParameterizedTest
	@EnumSource(MessageLanguage.class)
	@DisplayName("stands in the list of messages of the case's page and of the tracking page, whoever opens them")
	void listed(MessageLanguage language) throws IOException {
		for (var page : PAGES) {
			assertThat(read(page)).contains("<th:block th:replace=\"~{portal/case-now :: messages}\"></th:block>");
		}
		assertThat(read("templates/portal/case-now.html")).contains("th:each=\"one : ${next.messages}\"",
				"th:text=\"${one.text}\"");
		assertThat(read("portal_" + language.code() + ".properties")).contains("case.messages=");
	}

	@Test
	@DisplayName("stands on the pages in other words if it has a code")
	void withCode() throws IOException {
		for (var one : WITH_CODE.entrySet()) {
			var facts = facts(one.getKey());
			facts.removeIf((fact) -> fact.endsWith("Code"));
			assertThat(one.getValue().keySet()).as(one.getKey()).isEqualTo(facts);
			for (var page : PAGES) {
				var drawn = read(page);
				one.getValue().values().forEach((field) -> assertThat(drawn).as(one.getKey()).contains(field));
			}
		}
	}

	@Test
	@DisplayName("stands in the paper that it is about")
	void withPaper() throws IOException {
		for (var one : WITH_PAPER.entrySet()) {
			for (var paper : one.getValue().entrySet()) {
				assertThat(paper.getValue().keySet()).as(one.getKey()).isEqualTo(facts(one.getKey()));
				var template = read("processes/papers/" + paper.getKey() + ".html");
				assertThat(template).contains("${reference}");
				paper.getValue().values().forEach((field) -> assertThat(template).contains("${" + field));
			}
		}
	}

	@Test
	@DisplayName("is about a deed on a page that exists, if it is about no case")
	void ofNoCase() {
		assertThat(OF_NO_CASE.values()).allSatisfy(
				(page) -> assertThat(new ClassPathResource("templates/portal/" + page + ".html").exists()).isTrue());
	}

	private static Set<String> facts(String key) {
		return new HashSet<>(MessageTexts.packaged(MessageLanguage.ARABIC).facts(key));
	}

	private static String text(MessageLanguage language, String key) {
		return new HashMap<>(MessageTexts.packaged(language).written()).get(key);
	}

	private static String read(String file) throws IOException {
		return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
	}

}
