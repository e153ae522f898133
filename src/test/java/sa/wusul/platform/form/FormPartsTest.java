package sa.wusul.platform.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The parts of forms")
@Tag("fast")
class FormPartsTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String PLACE = form(
			"""
					{"id": "Field_Centre", "type": "select", "key": "centre", "label": "المركز",
					  "validate": {"required": true}, "layout": {"row": "Row_Place", "columns": 8}},
					{"id": "Field_Day", "type": "datetime", "subtype": "date", "key": "day", "label": "اليوم", "dateLabel": "اليوم",
					  "properties": {"askEn": "When?", "helpEn": "The day", "caseFile": "day"},
					  "validate": {"required": true, "max": 9}, "conditional": {"hide": "=centre != true"}}""");

	private static final Map<String, String> FILES = Map.of("parts-place", PLACE, "parts-unreadable", "{",
			"parts-empty", form(""), "parts-nested", form(reference("\"part\": \"parts-place\"")), "intake-request",
			PLACE);

	private static final Map<String, String> CENTRES = new TreeMap<>(Map.of("abha", "مركز أبها", "tabuk", "مركز تبوك"));

	private static final Map<String, String> ENGLISH = Map.of("abha", "Abha centre", "tabuk", "Tabuk centre");

	private final FormParts parts = new FormParts(
			(part) -> Optional.ofNullable(FILES.get(part)).map(FormPartsTest::bytes),
			(list) -> list.equals("centres") ? CENTRES : Map.of(),
			(list) -> list.equals("centres") ? ENGLISH : Map.of());

	@Test
	@DisplayName("stand where the form names them, between its own components")
	void inPlace() throws IOException {
		var whole = put(form("""
				{"id": "Field_First", "key": "first", "type": "textfield"},
				%s,
				{"id": "Field_Last", "key": "last", "type": "textfield"}"""
			.formatted(reference("\"part\": \"parts-place\""))));
		assertThat(keys(whole)).containsExactly("first", "centre", "day", "last");
		assertThat(whole.path("components").get(1)).isEqualTo(JSON.readTree(PLACE).path("components").get(0));
	}

	@Test
	@DisplayName("offer the list that a field names, and no list that does not exist")
	void choices() throws IOException {
		var field = """
				{"id": "Field_Centre", "type": "select", "key": "centre", "properties": {"choices": "%s", "told": "centre"}}""";
		var whole = put(form(field.formatted("centres"))).path("components").get(0);
		assertThat(whole.path("values")).isEqualTo(JSON.readTree("""
				[{"label": "مركز أبها", "value": "abha"}, {"label": "مركز تبوك", "value": "tabuk"}]"""));
		assertThat(whole.path("properties")).isEqualTo(JSON.readTree(
				"""
						{"told": "centre", "list": "centres", "choiceEn.abha": "Abha centre", "choiceEn.tabuk": "Tabuk centre"}"""));
		var unknown = form(field.formatted("cities"));
		assertThat(this.parts.putInto(bytes(unknown))).isEqualTo(bytes(unknown));
	}

	@Test
	@DisplayName("ask less where the form says which keys it leaves out")
	void without() throws IOException {
		assertThat(keys(adapted("\"without\": \"centre\""))).containsExactly("day");
	}

	@ParameterizedTest
	@DisplayName("say of a component what the form sets, and nothing where the form sets nothing")
	@CsvSource(delimiter = '|', textBlock = """
			day.label       | يوم الزيارة      | /label            | يوم الزيارة
			day.label       | يوم الزيارة      | /dateLabel        | يوم الزيارة
			centre.label    | المدينة          | /label            | المدينة
			day.label       | -                | /label            | ''
			day.description | بعد غد           | /description      | بعد غد
			day.hide        | =centre != false | /conditional/hide | =centre != false
			day.hide        | -                | /conditional      | ''
			day.required    | -                | /validate         | {"max":9}
			centre.required | false            | /validate         | ''
			centre.required | true             | /validate         | {"required":true}
			centre.row      | Row_Other        | /layout           | {"row":"Row_Other","columns":8}
			centre.row      | -                | /layout           | ''
			centre.disabled | true             | /disabled         | true
			centre.disabled | false            | /disabled         | ''
			centre.askAr    | أي مركز؟         | /properties/askAr | أي مركز؟
			centre.places   | ALL              | /properties       | {"places":"ALL"}
			centre.stepEn   | About you        | /properties       | {"stepEn":"About you"}
			centre.choiceEn.abha | Abha        | /properties       | {"choiceEn.abha":"Abha"}
			day.askEn       | -                | /properties       | {"helpEn":"The day","caseFile":"day"}
			centre.key      | meetingCentre    | /key              | meetingCentre
			centre.key      | meetingCentre    | /id               | Field_MeetingCentre
			""")
	void settings(String setting, String value, String place, String expected) throws IOException {
		var whole = adapted("\"%s\": \"%s\"".formatted(setting, value));
		var said = whole.path("components").get(setting.startsWith("day") ? 1 : 0).at(place);
		assertThat(said.isValueNode() ? said.asText() : said.toString()).isEqualTo(expected);
	}

	@Test
	@DisplayName("lose the English of words that the form replaces, and take the form's own")
	void english() throws IOException {
		assertThat(adapted("\"day.labelEn\": \"Day\"").at("/components/1/properties/labelEn").asText())
			.isEqualTo("Day");
		var parts = new FormParts((part) -> Optional.of(bytes(form("""
				{"id": "Field_Day", "type": "number", "key": "day", "label": "اليوم", "description": "شرح",
				  "properties": {"labelEn": "Day", "descriptionEn": "Help"}}"""))), (list) -> Map.of(),
				(list) -> Map.of());
		var own = form(reference(
				"\"part\": \"parts-day\", \"day.label\": \"يوم الزيارة\", \"day.labelEn\": \"Day of the visit\","
						+ " \"day.description\": \"-\""));
		var whole = JSON.readTree(parts.putInto(bytes(own)));
		assertThat(whole.at("/components/0/properties"))
			.isEqualTo(JSON.readTree("{\"labelEn\": \"Day of the visit\"}"));
		FormWords.speakEnglish(whole);
		assertThat(whole.at("/components/0/label").asText()).isEqualTo("Day of the visit");
	}

	@Test
	@DisplayName("may be put in twice, once under another key")
	void twice() throws IOException {
		var whole = put(form(reference("\"part\": \"parts-place\", \"without\": \"day\"") + ","
				+ reference("\"part\": \"parts-place\", \"without\": \"day\", \"centre.key\": \"meetingCentre\"")));
		assertThat(keys(whole)).containsExactly("centre", "meetingCentre");
	}

	@ParameterizedTest
	@DisplayName("that do not exist or do not fit are left for the rules to find")
	@ValueSource(strings = { "\"part\": \"parts-unknown\"", "\"part\": \"parts-unreadable\"",
			"\"part\": \"parts-empty\"", "\"part\": \"parts-nested\"", "\"part\": \"intake-request\"", "\"part\": \"\"",
			"\"part\": null", "\"part\": \"parts-place\", \"without\": \"nothing\"",
			"\"part\": \"parts-place\", \"without\": \"centre,centre\"", "\"part\": \"parts-place\", \"without\": \"\"",
			"\"part\": \"parts-place\", \"centre.values\": \"[]\"",
			"\"part\": \"parts-place\", \"centre.caseFile\": \"x\"",
			"\"part\": \"parts-place\", \"centre.askFr\": \"x\"",
			"\"part\": \"parts-place\", \"centre.choiceEn\": \"x\"", "\"part\": \"parts-place\", \"centre\": \"x\"",
			"\"part\": \"parts-place\", \".label\": \"x\"", "\"part\": \"parts-place\", \"centre.key\": \"\"",
			"\"part\": \"parts-place\", \"day.label\": \"\"",
			"\"part\": \"parts-place\", \"without\": \"day\", \"day.label\": \"x\"" })
	void left(String properties) {
		var form = bytes(form(reference(properties)));
		assertThat(this.parts.putInto(form)).isEqualTo(form);
	}

	@ParameterizedTest
	@DisplayName("leave a form without them as it is, byte by byte, and one that is none")
	@ValueSource(strings = { "", "{", "[]", "7", "{\"components\": 7}", "{\"components\": [7, null]}",
			"{\"id\": 1, \"id\": 2, \"components\": [{\"properties\": {\"part\": \"parts-place\"}}]}",
			"{ \"components\" : [ { \"key\" : \"a\" } ] }" })
	void untouched(String form) {
		assertThat(this.parts.putInto(bytes(form))).isEqualTo(bytes(form));
	}

	@Test
	@DisplayName("make no form many times larger")
	void bounded() throws IOException {
		var many = form(String.join(",", Collections.nCopies(1000, reference("\"part\": \"parts-place\""))));
		assertThat(keys(put(many))).filteredOn("centre"::equals).hasSize(50);
	}

	private JsonNode adapted(String settings) throws IOException {
		return put(form(reference("\"part\": \"parts-place\", " + settings)));
	}

	private JsonNode put(String form) throws IOException {
		return JSON.readTree(this.parts.putInto(bytes(form)));
	}

	private static List<String> keys(JsonNode form) {
		return form.path("components").findValuesAsText("key");
	}

	private static String form(String components) {
		return "{\"id\": \"intake-test\", \"components\": [" + components + "]}";
	}

	private static String reference(String properties) {
		return "{\"id\": \"Part_Test\", \"type\": \"text\", \"text\": \"جزء\", \"properties\": {" + properties + "}}";
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
