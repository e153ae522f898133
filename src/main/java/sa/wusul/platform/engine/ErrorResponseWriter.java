package sa.wusul.platform.engine;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;

/**
 * Writer of a refusal as the JSON that Tasklist shows, in Arabic or the reader's
 * language. An expected refusal is one line of the log.
 */
@Component
class ErrorResponseWriter {

	private static final Logger log = LoggerFactory.getLogger(ErrorResponseWriter.class);

	private final RefusalWords messages;

	private final ObjectMapper json;

	ErrorResponseWriter(RefusalWords messages, ObjectMapper json) {
		this.messages = messages;
		this.json = json;
	}

	void write(HttpServletRequest request, HttpServletResponse response, RefusalException refusal) throws IOException {
		write(request, response, refusal.kind().status(), "Refusal", refusal, refusal.details());
	}

	void write(HttpServletRequest request, HttpServletResponse response, int status, String type,
			RefusalException refusal, Map<String, Object> more) throws IOException {
		var arabic = this.messages.text(RefusalWords.ARABIC, refusal);
		var english = this.messages.text(Locale.ENGLISH, refusal);
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("type", type);
		body.put("code", refusal.code());
		body.put("message", prefersEnglish(request) ? english : arabic);
		body.put("messageAr", arabic);
		body.put("messageEn", english);
		body.putAll(more);
		if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
			log.info("Refused {} {}: {} {}", request.getMethod(), request.getRequestURI(), status, refusal.code());
		}
		response.setStatus(status);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
		response.setContentType("application/json;charset=UTF-8");
		byte[] bytes = this.json.writeValueAsBytes(body);
		response.setContentLength(bytes.length);
		if (!"HEAD".equals(request.getMethod())) {
			response.getOutputStream().write(bytes);
		}
	}

	/**
	 * Checks whether the reader asks for English and not, or with a lower weight, for
	 * Arabic.
	 */
	private static boolean prefersEnglish(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
		if (header == null) {
			return false;
		}
		try {
			return "en".equals(Locale.lookupTag(Locale.LanguageRange.parse(header), List.of("ar", "en")));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
