package sa.wusul.papers;

import java.util.Map;

/**
 * The content of a paper to issue.
 *
 * @param key names the occasion (the step of the case that issues it), so that a repeated
 * request returns the same paper
 * @param template name of a file in {@code processes/papers} without its extension
 * @param fields the fields of the template: texts, dates, numbers, and lists of rows of
 * these
 */
public record PaperRequest(String key, String template, String caseReference, Map<String, Object> fields) {

	public PaperRequest {
		fields = Map.copyOf(fields);
	}

}
