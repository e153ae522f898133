package sa.wusul.papers;

import java.util.Map;

/**
 * What a paper is to say. The key names the occasion (the step of the case that asks for
 * it), so that asking again yields the same paper; the template is the name of a file
 * under {@code processes/papers} without its ending, and its fields are what that file
 * asks for: texts, dates, numbers, and lists of rows of such.
 */
public record PaperRequest(String key, String template, String caseReference, Map<String, Object> fields) {

	public PaperRequest {
		fields = Map.copyOf(fields);
	}

}
