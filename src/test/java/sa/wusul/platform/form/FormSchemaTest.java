package sa.wusul.platform.form;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.Sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Answers checked against their form")
@Tag("arabic-machine")
@Tag("fast")
class FormSchemaTest {

	private static final FormSchema FORM = FormSchema.read(new ByteArrayInputStream("""
			{ "components": [
			  { "type": "text", "text": "intro" },
			  { "type": "text", "text": "not by telephone today", "properties": { "refuses": "phone.closed" },
			    "conditional": { "hide": "=kind != \\"VOICE\\" or phone != \\"CLOSED\\"" } },
			  { "type": "group", "components": [
			    { "type": "radio", "key": "channel", "label": "channel", "validate": { "required": true },
			      "values": [ { "value": "COUNTER" }, { "value": "ON_BEHALF" } ] },
			    { "type": "select", "key": "kind", "label": "kind", "properties": { "told": "true" },
			      "values": [ { "value": "VOICE", "label": "by telephone" } ] },
			    { "type": "textfield", "key": "name", "label": "name", "properties": { "caseFile": "requesterName" },
			      "validate": { "required": true, "minLength": 3, "maxLength": 10 } },
			    { "type": "textfield", "key": "agent", "label": "agent", "properties": { "caseFile": "agentName" },
			      "validate": { "required": true }, "conditional": { "hide": "=channel != \\"ON_BEHALF\\"" } } ] },
			  { "type": "number", "key": "hours", "label": "hours", "validate": { "min": 1, "max": 40 } },
			  { "type": "checkbox", "key": "confirmed", "label": "confirmed" },
			  { "type": "textfield", "key": "code", "label": "code", "validate": { "pattern": "^[A-Z]+$" } },
			  { "type": "textfield", "key": "shown", "label": "shown", "disabled": true } ] }
			""".getBytes(StandardCharsets.UTF_8)));

	@Test
	@DisplayName("personal answers go to the case file, facts to the process")
	void parts() {
		var answers = check(Map.of("channel", "COUNTER", "name", " Saad ", "hours", 8, "confirmed", true));

		assertThat(answers.variables())
			.containsExactlyInAnyOrderEntriesOf(Map.of("channel", "COUNTER", "hours", 8L, "confirmed", true));
		assertThat(answers.caseFile()).containsExactly(Map.entry("requesterName", "Saad"));
	}

	@Test
	@DisplayName("a text that refuses bars the form as long as it is shown")
	void barrier() {
		var sent = Map.<String, Object>of("channel", "COUNTER", "name", "Saad", "kind", "VOICE");

		assertThat(FORM.check(sent, Map.of("phone", "OPEN"), FormSchemaTest::holds).variables()).containsEntry("kind",
				"VOICE");
		assertThatThrownBy(() -> FORM.check(sent, Map.of("phone", "CLOSED"), FormSchemaTest::holds))
			.isInstanceOf(RefusalException.class)
			.hasMessage("phone.closed");
	}

	@Test
	@DisplayName("a choice that the case file shows to people stays a fact of the process")
	void told() {
		var answers = check(Map.of("channel", "COUNTER", "name", "Saad", "kind", "VOICE"));

		assertThat(answers.told()).containsExactly(Map.entry("kind", "by telephone"));
		assertThat(answers.variables()).containsEntry("kind", "VOICE");
		assertThat(check(Map.of("channel", "COUNTER", "name", "Saad")).told()).isEmpty();
	}

	@Test
	@DisplayName("a hidden field is neither required nor accepted")
	void hidden() {
		assertThat(check(Map.of("channel", "COUNTER", "name", "Saad", "agent", "x")).caseFile())
			.doesNotContainKey("agentName");
		refused(Map.of("channel", "ON_BEHALF", "name", "Saad"), "field.required|agent");
	}

	@Test
	@DisplayName("a read-only field is not accepted")
	void readOnly() {
		assertThat(check(Map.of("channel", "COUNTER", "name", "Saad", "shown", "changed")).variables())
			.doesNotContainKey("shown");
	}

	@ParameterizedTest
	@CsvSource({ "name, '', field.required|name", "name, ab, field.tooShort|name|3",
			"name, abcdefghijk, field.tooLong|name|10", "channel, FAX, field.option|channel",
			"code, abc, field.pattern|code", "hours, 41, field.range|hours|1|40", "hours, x, field.type|hours",
			"confirmed, yes, field.type|confirmed", "rank, 1, field.unknown|rank", "a<b, 1, field.unknown|a?b" })
	@DisplayName("anything else is refused with the field's name")
	void refusals(String field, String answer, String refusal) {
		var sent = new HashMap<String, Object>(Map.of("channel", "COUNTER", "name", "Saad"));
		sent.put(field, answer);
		refused(sent, refusal);
	}

	@Test
	@DisplayName("a refusal has the field's name in both languages of staff")
	void namedInBothLanguages() {
		var form = FormSchema.read(new ByteArrayInputStream("""
				{ "id": "f", "components": [ { "type": "textfield", "key": "reason", "label": "السبب",
				  "properties": { "labelEn": "Reason" }, "validate": { "required": true } } ] }
				""".getBytes(StandardCharsets.UTF_8)));

		assertThatThrownBy(() -> form.check(Map.of(), Map.of(), FormSchemaTest::holds)).isInstanceOfSatisfying(
				RefusalException.class,
				(refused) -> assertThat(refused.arguments()).containsExactly(new Sentence("السبب", "Reason")));
	}

	@Test
	@Timeout(20)
	@DisplayName("a pattern that looks twice as often with each letter more is given up")
	void costlyPattern() {
		var form = FormSchema.read(new ByteArrayInputStream("""
				{ "id": "f", "components": [ { "type": "textfield", "key": "code", "label": "code",
				  "validate": { "pattern": "^(([a-z]+)+)+$" } } ] }
				""".getBytes(StandardCharsets.UTF_8)));
		assertThatThrownBy(() -> form.check(Map.of("code", "a".repeat(60) + "!"), Map.of(), (feel, known) -> false))
			.hasMessage("field.pattern|code");
		assertThat(form.check(Map.of("code", "a".repeat(3_000)), Map.of(), (feel, known) -> false)).isNotNull();
	}

	@Test
	@DisplayName("a step without a form accepts no answers")
	void withoutFields() {
		assertThatThrownBy(() -> FormSchema.withoutFields().check(Map.of("x", 1), Map.of(), (feel, known) -> false))
			.isInstanceOf(RefusalException.class)
			.hasMessage("field.unknown|x");
	}

	private static void refused(Map<String, Object> sent, String message) {
		assertThatThrownBy(() -> check(sent)).isInstanceOf(RefusalException.class).hasMessage(message);
	}

	private static Answers check(Map<String, Object> sent) {
		return FORM.check(sent, Map.of(), FormSchemaTest::holds);
	}

	private static boolean holds(String feel, Map<String, Object> known) {
		return feel.startsWith("channel") ? !"ON_BEHALF".equals(known.get("channel"))
				: !"VOICE".equals(known.get("kind")) || !"CLOSED".equals(known.get("phone"));
	}

}
