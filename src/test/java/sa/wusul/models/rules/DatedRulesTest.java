package sa.wusul.models.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.models.ModelFiles;
import sa.wusul.models.ModelFiles.DecisionFile;
import sa.wusul.platform.engine.DecisionEnginePlugin;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Deadlines and conditions of eligibility that change on a day")
@Tag("fast")
class DatedRulesTest {

	private static final String PAST = "1400-01-01";

	private static final String FUTURE = "1600-01-01";

	private static final DmnEngine ENGINE = DecisionEnginePlugin.standalone().buildEngine();

	static Stream<DecisionFile> tables() {
		return ModelFiles.decisions()
			.filter((table) -> table.id().endsWith("-service-level") || table.id().endsWith("-eligibility"));
	}

	@ParameterizedTest
	@MethodSource("tables")
	@DisplayName("have a column for the day in each table")
	void column(DecisionFile table) throws IOException {
		assertThat(Files.readString(table.path())).contains("<text>hijriDate()</text>");
	}

	@Test
	@DisplayName("a deadline for a later day is entered above the present one, and applies from that day on")
	void deadline() throws IOException {
		assertThat(classifying(PAST)).containsEntry("hours", 3.0);
		assertThat(classifying(FUTURE)).containsEntry("hours", 7.0);
	}

	@Test
	@DisplayName("a number of a table with one answer ends the day before another begins")
	void oneAnswer() throws IOException {
		assertThat(custodyDays(PAST)).isEqualTo(40);
		assertThat(custodyDays(FUTURE)).isEqualTo(60);
	}

	@Test
	@DisplayName("a condition of eligibility ends the day before another begins")
	void eligibility() throws IOException {
		assertThat(reasons(PAST)).contains("NEW_CONDITION").doesNotContain("PERSON_UNKNOWN");
		assertThat(reasons(FUTURE)).contains("PERSON_UNKNOWN").doesNotContain("NEW_CONDITION");
	}

	private static Map<String, Object> classifying(String from) throws IOException {
		var text = Files.readString(ModelFiles.decision("intake-service-level").path());
		var present = rule(text, "ClassifyAny");
		var later = dated(present, "ClassifyAny", ">= \"" + from + "\"").replace("ClassifyAny", "ClassifyLater")
			.replaceFirst("<text>7</text>", "<text>3</text>");
		return ask("intake-service-level", text.replace(present, later + present),
				Map.of("step", "Task_ClassifyRequest", "requestType", "PASSPORT", "priority", "NORMAL"))
			.getSingleResult()
			.getEntryMap();
	}

	private static Object custodyDays(String from) throws IOException {
		var text = Files.readString(ModelFiles.decision("delivery-custody-limit").path());
		var present = rule(text, "PassportAtOffice");
		var later = dated(present, "PassportAtOffice", ">= \"" + from + "\"")
			.replace("PassportAtOffice", "PassportAtOfficeLater")
			.replaceFirst("<text>60</text>", "<text>40</text>");
		var ending = dated(present, "PassportAtOffice", "< \"" + from + "\"");
		return ask("delivery-custody-limit", text.replace(present, later + ending),
				Map.of("department", "passports", "deliveryMethod", "OFFICE"))
			.getSingleEntry();
	}

	private static String reasons(String from) throws IOException {
		var table = ModelFiles.decision("services-iqama-renewal-eligibility");
		var text = Files.readString(table.path());
		var present = rule(text, "PersonUnknown");
		var later = dated(present, "PersonUnknown", ">= \"" + from + "\"")
			.replace("PersonUnknown", "PersonUnknownLater")
			.replace("PERSON_UNKNOWN", "NEW_CONDITION");
		var ending = dated(present, "PersonUnknown", "< \"" + from + "\"");
		return ask(table.id(), text.replace(present, later + ending), Map.of("personKnown", false)).toString();
	}

	private static String rule(String table, String name) {
		return Pattern.compile("(?s)<rule id=\"Rule_" + name + "\">.*?</rule>")
			.matcher(table)
			.results()
			.findFirst()
			.orElseThrow()
			.group();
	}

	private static String dated(String rule, String name, String day) {
		return rule.replaceFirst("(?s)(<inputEntry id=\"UnaryTests_" + name + "_HijriDate\">\\s*)<text />",
				"$1<text>" + day.replace(">", "&gt;").replace("<", "&lt;") + "</text>");
	}

	private static DmnDecisionTableResult ask(String id, String table, Map<String, Object> facts) {
		var variables = new HashMap<>(facts);
		Pattern.compile("<text>([a-z]\\w*)</text>")
			.matcher(table)
			.results()
			.forEach((input) -> variables.putIfAbsent(input.group(1), null));
		return ENGINE.evaluateDecisionTable(
				ENGINE.parseDecision(id, new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8))), variables);
	}

}
