package sa.wusul.platform.engine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import sa.wusul.platform.form.FormWords;
import sa.wusul.platform.model.EnglishNames;
import sa.wusul.platform.text.ShownText;

/**
 * Filter for what the staff's web apps read as JSON in English: it puts the English names
 * of processes, steps and tables in place of the Arabic ones, also within models, and the
 * English words of forms. Programs, which read {@code /engine-rest}, get what the models
 * say.
 */
class EnglishNameFilter extends OncePerRequestFilter {

	private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");

	/** The fields with the id of the version whose names an object mentions. */
	private static final List<String> VERSIONS = List.of("processDefinitionId", "decisionDefinitionId", "definitionId");

	private static final String NAME = "name";

	/** The description of a step for the person at work. */
	private static final String DESCRIPTION = "description";

	/**
	 * The fields with names of processes and tables, in answers of the engine and in
	 * ours.
	 */
	private static final Set<String> MODEL_NAMES = Set.of("processDefinitionName", "decisionDefinitionName", "service",
			"process");

	private static final Set<String> STEP_NAMES = Set.of("activityName", "taskName", "step");

	private static final String JSON_TYPE = "json";

	private static final Pattern FORM = Pattern.compile(".*/(task|process-definition)/[^/]+/deployed-(start-)?form");

	private static final Set<String> MODELS = Set.of("bpmn20Xml", "dmnXml");

	/** The beginning of a model within an answer of ours, such as that on a draft. */
	private static final Pattern MODEL = Pattern.compile("\\A<\\?xml[^>]*>\\s*<(bpmn:)?definitions ");

	private final EnglishNames names;

	private final ObjectMapper json;

	EnglishNameFilter(EnglishNames names, ObjectMapper json) {
		this.names = names;
		this.json = json;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		var accepted = String.valueOf(request.getHeader("Accept"));
		return !ShownText.isEnglish(request) || !(accepted.contains(JSON_TYPE) || isForm(request));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var answer = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, answer);
		var isJson = String.valueOf(answer.getContentType()).contains(JSON_TYPE) || isForm(request);
		if (answer.getStatus() != HttpServletResponse.SC_OK || answer.getContentSize() == 0 || !isJson) {
			answer.copyBodyToResponse();
			return;
		}
		var said = this.json.readTree(answer.getContentAsByteArray());
		translate(said, null);
		byte[] body = this.json.writeValueAsBytes(said);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	/** Checks for the form of a task or of a process, which is fetched as any file. */
	private static boolean isForm(HttpServletRequest request) {
		return FORM.matcher(request.getRequestURI()).matches();
	}

	/**
	 * Translates what an answer holds.
	 * @param version the id of the version that an outer object names, or {@code null}
	 */
	private void translate(JsonNode said, String version) {
		if (said.path("components").isArray() && said.has("schemaVersion")) {
			FormWords.speakEnglish(said);
			return;
		}
		var own = version(said).orElse(version);
		if (said instanceof ObjectNode object) {
			object.properties().forEach((field) -> {
				if (field.getValue().isTextual()) {
					english(said, own, field.getKey(), field.getValue().textValue())
						.ifPresent((english) -> object.put(field.getKey(), english));
				}
			});
		}
		said.forEach((part) -> translate(part, own));
	}

	private static boolean isVersion(JsonNode said) {
		return said.has("key") && said.has("versionTag");
	}

	/** Returns the version that an object names, or is. */
	private static Optional<String> version(JsonNode said) {
		return Stream.concat(VERSIONS.stream(), isVersion(said) ? Stream.of("id") : Stream.empty())
			.map((field) -> said.path(field).asText(null))
			.filter((id) -> id != null)
			.findFirst();
	}

	private Optional<String> english(JsonNode said, String version, String field, String text) {
		if (MODELS.contains(field) || MODEL.matcher(text).find()) {
			return Optional.of(this.names.inEnglish(text));
		}
		if (!ARABIC.matcher(text).find()) {
			return Optional.empty();
		}
		if (MODEL_NAMES.contains(field) || field.equals(NAME) && isVersion(said)) {
			return this.names.findModel(version, text);
		}
		if (field.equals(DESCRIPTION)) {
			return this.names.findDescription(version, text);
		}
		return (field.equals(NAME) || STEP_NAMES.contains(field)) ? this.names.find(version, text) : Optional.empty();
	}

}
