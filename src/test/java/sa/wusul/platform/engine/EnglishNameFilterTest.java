package sa.wusul.platform.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import sa.wusul.platform.model.EnglishNames;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("What the web apps of staff read in English")
@Tag("fast")
class EnglishNameFilterTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String OLD = "5ec75549-ec70";

	private final EnglishNameFilter filter = new EnglishNameFilter(new Names(), JSON);

	private String address = "/camunda/api/engine/engine/default/task";

	@Test
	@DisplayName("has names of the version that it mentions, wherever they stand, and else of the models in force")
	void names() throws Exception {
		var list = english(
				"""
						{"_embedded": {"task": [
						  {"id": "7", "name": "تصنيف الطلب", "processDefinitionId": "%s", "description": "تصنيف الطلب"},
						  {"id": "8", "name": "تصنيف الطلب"}],
						  "processDefinition": [{"id": "%s", "key": "intake-request", "versionTag": "1.0.0", "name": "تسجيل الطلب"}]},
						 "rows": [{"step": "تصنيف الطلب", "service": "تسجيل الطلب", "subject": "تصنيف الطلب", "more": null}]}
						"""
					.formatted(OLD, OLD));
		assertThat(list.at("/_embedded/task/0/name").asText()).isEqualTo("Sort the request");
		assertThat(list.at("/_embedded/task/0/description").asText()).isEqualTo("تصنيف الطلب");
		assertThat(list.at("/_embedded/task/1/name").asText()).isEqualTo("Classify the request");
		assertThat(list.at("/_embedded/processDefinition/0/name").asText()).isEqualTo("Registering a request");
		assertThat(list.at("/rows/0/step").asText()).isEqualTo("Classify the request");
		assertThat(list.at("/rows/0/service").asText()).isEqualTo("Registering a request");
		assertThat(list.at("/rows/0/subject").asText()).isEqualTo("تصنيف الطلب");
		assertThat(list.at("/rows/0/more").isNull()).isTrue();
	}

	@Test
	@DisplayName("has the steps within an instance in the words of its version")
	void inner() throws Exception {
		var tree = english("""
				{"id": "x", "processDefinitionId": "%s", "childActivityInstances": [{"activityName": "تصنيف الطلب"}]}
				""".formatted(OLD));
		assertThat(tree.at("/childActivityInstances/0/activityName").asText()).isEqualTo("Sort the request");
	}

	@Test
	@DisplayName("has the English of a model, and what people wrote as it is")
	void models() throws Exception {
		var model = english("""
				{"id": "x", "bpmn20Xml": "<نموذج/>", "name": "سؤال كتبه موظف"}""");
		assertThat(model.path("bpmn20Xml").asText()).isEqualTo("<model/>");
		assertThat(model.path("name").asText()).isEqualTo("سؤال كتبه موظف");

		var draft = english(
				"""
						{"picture": {"before": null, "after": "<?xml version='1.0'?>\\n<bpmn:definitions id='نموذج'/>"}, "text": "نموذج"}""");
		assertThat(draft.at("/picture/after").asText()).contains("id='model'");
		assertThat(draft.path("text").asText()).isEqualTo("نموذج");
	}

	@Test
	@DisplayName("has what a step tells whoever works on it")
	void description() throws Exception {
		var task = english("""
				{"id": "7", "processDefinitionId": "%s", "description": "راجع الطلب ثم صنفه."}""".formatted(OLD));
		assertThat(task.path("description").asText()).isEqualTo("Read the request, then classify it.");
	}

	@Test
	@DisplayName("has forms in English, with the same keys and values")
	void forms() throws Exception {
		var form = english(
				"""
						{"schemaVersion": 16, "components": [
						  {"type": "datetime", "key": "day", "label": "اليوم", "dateLabel": "اليوم", "properties": {"labelEn": "Day"}},
						  {"type": "radio", "key": "done", "label": "هل تم؟", "values": [{"label": "تم", "value": "YES"}],
						   "properties": {"labelEn": "Done?", "choiceEn.YES": "It is"}},
						  {"type": "text", "text": "رقم {{n}}"}]}""");
		assertThat(form.at("/components/0/label").asText()).isEqualTo("Day");
		assertThat(form.at("/components/0/dateLabel").asText()).isEqualTo("Day");
		assertThat(form.at("/components/1/key").asText()).isEqualTo("done");
		assertThat(form.at("/components/1/values/0/label").asText()).isEqualTo("It is");
		assertThat(form.at("/components/1/values/0/value").asText()).isEqualTo("YES");
		assertThat(form.at("/components/2/text").asText()).isEqualTo("رقم {{n}}");
	}

	@Test
	@DisplayName("has forms in English also where Tasklist fetches them as any file")
	void fetched() throws Exception {
		var form = """
				{"schemaVersion": 16, "components": [{"label": "اليوم", "properties": {"labelEn": "Day"}}]}""";
		this.address += "/7/deployed-form";
		assertThat(JSON.readTree(answer("en", "*/*", form, 200, "application/octet-stream"))
			.at("/components/0/label")
			.asText()).isEqualTo("Day");
		assertThat(answer("ar", "*/*", form, 200, "application/octet-stream")).isEqualTo(form);
	}

	@Test
	@DisplayName("is left byte by byte in Arabic, for files and for refusals")
	void untouched() throws Exception {
		var said = "{ \"name\":\"تصنيف الطلب\"}";
		assertThat(answer("ar", "application/json", said, 200, "application/json")).isEqualTo(said);
		assertThat(answer("en", "*/*", said, 200, "application/json")).isEqualTo(said);
		assertThat(answer("en", "application/json", said, 200, "text/plain")).isEqualTo(said);
		assertThat(answer("en", "application/json", said, 409, "application/json")).isEqualTo(said);
		assertThat(answer("en", "application/json", "", 204, null)).isEmpty();
	}

	private JsonNode english(String said) throws Exception {
		return JSON.readTree(answer("en", "application/hal+json, application/json; q=0.5", said, 200,
				"application/hal+json;charset=UTF-8"));
	}

	private String answer(String language, String accepted, String said, int status, String type) throws Exception {
		var request = new MockHttpServletRequest("GET", this.address);
		request.setCookies(new Cookie("wusul-desk-language", language));
		request.addHeader("Accept", accepted);
		var response = new MockHttpServletResponse();
		this.filter.doFilter(request, response,
				(asked, answered) -> write((HttpServletResponse) answered, said, status, type));
		assertThat(response.getStatus()).isEqualTo(status);
		if (response.getContentLength() > 0) {
			assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
		}
		return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private static void write(HttpServletResponse response, String said, int status, String type) throws IOException {
		response.setStatus(status);
		response.setContentType(type);
		if (!said.isEmpty()) {
			response.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
		}
	}

	/** The names of two versions of a model. */
	private static final class Names implements EnglishNames {

		private static final Map<String, String> NEWEST = Map.of("تصنيف الطلب", "Classify the request", "تسجيل الطلب",
				"Register the request");

		@Override
		public Optional<String> find(String version, String name) {
			return List.of(OLD).contains(String.valueOf(version)) && name.equals("تصنيف الطلب")
					? Optional.of("Sort the request") : Optional.ofNullable(NEWEST.get(name));
		}

		@Override
		public Optional<String> findModel(String version, String name) {
			return name.equals("تسجيل الطلب") ? Optional.of("Registering a request") : find(version, name);
		}

		@Override
		public Optional<String> findDescription(String version, String description) {
			return description.equals("راجع الطلب ثم صنفه.") ? Optional.of("Read the request, then classify it.")
					: Optional.empty();
		}

		@Override
		public String inEnglish(String model) {
			return model.replace("نموذج", "model");
		}

	}

}
