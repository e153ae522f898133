package sa.wusul.papers;

import java.util.List;
import java.util.Map;

/**
 * The content of a paper to issue.
 *
 * @param key names the occasion (the step of the case that issues it), so that a repeated
 * request returns the same paper
 * @param template name of a file in {@code processes/papers} without its extension
 * @param fields the fields of the template: texts, dates, numbers, and lists of rows of
 * these
 * @param pictures the pictures, which the template names {@code picture-0.jpg} and so on
 */
public record PaperRequest(String key, String template, String caseReference, Map<String, Object> fields,
		List<Picture> pictures) {

	public PaperRequest {
		fields = Map.copyOf(fields);
		pictures = List.copyOf(pictures);
	}

	public PaperRequest(String key, String template, String caseReference, Map<String, Object> fields) {
		this(key, template, caseReference, fields, List.of());
	}

}
