package sa.wusul.release.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.platform.engine.TestModelWords;
import sa.wusul.platform.identity.Rights;
import sa.wusul.support.WholeForms;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The words in which citizens read the form of a request")
@Tag("fast")
class RequestWordRulesTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String FORM = "services-request-passport-renewal.form";

	private final RequestWordRules rules = new RequestWordRules(RuleBook.load(), Pattern.compile("</|https?:"));

	private final ObjectNode form = passport();

	@ParameterizedTest
	@DisplayName("are demanded of each question, help and limit")
	@CsvSource({ "requesterName, askAr", "requesterName, askEn", "requesterName, helpEn", "requesterName, errorAr",
			"centre, askEn" })
	void demanded(String key, String word) {
		words(key).remove(word);
		var missing = this.rules.missing(this.form);
		assertThat(missing).hasSize(1);
		assertThat(missing.values()).containsExactly(List.of(word));
		assertThat(missing.keySet()).extracting((part) -> part.path("key").asText()).containsExactly(key);
	}

	@ParameterizedTest
	@DisplayName("are not demanded of what the portal does not ask, and of what citizens never see")
	@ValueSource(strings = { "channel", "identityNumber", "mobile", "agentName", "messageLanguage", "photoAttached" })
	void notDemanded(String key) {
		assertThat(component(key).path("properties").has("askAr")).isFalse();
		assertThat(this.rules.missing(this.form)).isEmpty();
	}

	@Test
	@DisplayName("are demanded of a text that citizens see, and not of one that shows to clerks only")
	void texts() {
		var text = this.form.withArray("components").addObject().put("type", "text").put("id", "Text_New");
		assertThat(this.rules.missing(this.form).keySet()).containsExactly(text);
		text.putObject("conditional").put("hide", "=channel != \"ON_BEHALF\" or representation != \"SELF\"");
		assertThat(this.rules.missing(this.form)).isEmpty();
		text.putObject("conditional").put("hide", "=channel != \"KIOSK\" or representation != \"SELF\"");
		assertThat(this.rules.missing(this.form).keySet()).containsExactly(text);
	}

	@ParameterizedTest
	@DisplayName("are of their language, without markup, in both languages and for choices that exist")
	@CsvSource({ "askAr, Your name?, askAr", "askEn, اسمكم, askEn", "askEn, <b>Name</b>, askEn",
			"helpEn, see https://example.org, helpEn", "errorAr, اكتبوا A, errorAr", "stepEn, '', stepEn",
			"choiceEn.TEN, Ten, choiceEn.TEN", "askAr, ${name}, askAr" })
	void fit(String word, String text, String fault) {
		assertThat(this.rules.faults(component("requesterName"))).isEmpty();
		words("requesterName").put(word, text);
		assertThat(this.rules.faults(component("requesterName"))).containsExactly(fault);
	}

	@Test
	@DisplayName("are said in both languages or in none")
	void both() {
		words("requesterName").remove("helpAr");
		words("centre").put("stepEn", "Place");
		assertThat(this.rules.faults(component("requesterName"))).containsExactly("helpAr");
		assertThat(this.rules.faults(component("centre"))).containsExactly("stepAr");
	}

	@Test
	@DisplayName("divide the form into two to five steps of one to six questions")
	void steps() {
		assertThat(this.rules.wrongSteps(this.form)).isEmpty();
		words("deliveryMethod").remove("stepAr");
		assertThat(this.rules.wrongSteps(this.form)).isEmpty();
		words("applicationKind").remove("stepAr");
		assertThat(this.rules.wrongSteps(this.form)).contains("[8]");
		words("requesterName").remove("stepAr");
		assertThat(this.rules.wrongSteps(this.form)).contains("Field_RequesterName");
		words("requesterName").put("stepAr", "بياناتكم");
		Stream.of("centre", "section", "applicationKind", "termYears", "handTo")
			.forEach((key) -> words(key).put("stepAr", "خطوة"));
		assertThat(this.rules.wrongSteps(this.form)).contains("[1, 1, 1, 1, 3, 1]");
	}

	@Test
	@DisplayName("are demanded when a service is deployed, and not of other start forms")
	void deployed() throws IOException {
		words("termYears").remove(List.of("askAr", "askEn"));
		words("requesterName").remove(List.of("stepAr", "stepEn"));
		assertThat(faults("services-passport-renewal.bpmn")).hasSize(2)
			.anySatisfy((fault) -> assertThat(fault).contains("Field_TermYears", "askAr, askEn"))
			.anySatisfy((fault) -> assertThat(fault).contains("[request-steps]", "Field_RequesterName"));
		assertThat(faults("services-driving-licence-renewal.bpmn")).isEmpty();
	}

	private List<String> faults(String process) throws IOException {
		var files = List.of(new ModelFile(FORM, JSON.writeValueAsBytes(this.form)),
				OurModelsTest.ours()
					.stream()
					.filter((file) -> file.name().endsWith(process))
					.findFirst()
					.orElseThrow());
		return new ModelRules(TestModelWords.read(), Rights.load()).check(files, OurModelsTest.NOTHING)
			.stream()
			.map(ModelFault::english)
			.filter((fault) -> fault.contains("[request-"))
			.toList();
	}

	private ObjectNode words(String key) {
		return (ObjectNode) component(key).get("properties");
	}

	private JsonNode component(String key) {
		return StreamSupport.stream(this.form.path("components").spliterator(), false)
			.filter((part) -> part.path("key").asText().equals(key))
			.findFirst()
			.orElseThrow();
	}

	private static ObjectNode passport() {
		try {
			return (ObjectNode) JSON
				.readTree(new String(WholeForms.read(Path.of("forms/services", FORM)), StandardCharsets.UTF_8));
		}
		catch (IOException unreadable) {
			throw new IllegalStateException(unreadable);
		}
	}

}
