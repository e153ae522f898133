package sa.wusul.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sa.wusul.platform.clock.Kingdom;

/**
 * The content of a paper to issue.
 *
 * @param key names the occasion (the step of the case that issues it), so that a repeated
 * request returns the same paper
 * @param template name of a file in {@code processes/papers} without its extension
 * @param fields the fields of the template: texts, dates, numbers, and lists of rows of
 * these
 * @param pictures the pictures, which the template names {@code picture-0.jpg} and so on
 * @param replaces numbers of papers that are invalid from now on, because this one takes
 * their place
 */
public record PaperRequest(String key, String template, String caseReference, Map<String, Object> fields,
		List<Picture> pictures, List<String> replaces) {

	/** The field of each template that says whether the requester reads English. */
	static final String IN_ENGLISH = "inEnglish";

	public PaperRequest {
		fields = Map.copyOf(fields);
		pictures = List.copyOf(pictures);
		replaces = List.copyOf(replaces);
	}

	public PaperRequest(String key, String template, String caseReference, Map<String, Object> fields,
			List<Picture> pictures) {
		this(key, template, caseReference, fields, pictures, List.of());
	}

	public PaperRequest(String key, String template, String caseReference, Map<String, Object> fields) {
		this(key, template, caseReference, fields, List.of());
	}

	/** Returns the same request, for a paper that takes the place of others. */
	public PaperRequest replacing(List<String> numbers) {
		return new PaperRequest(this.key, this.template, this.caseReference, this.fields, this.pictures, numbers);
	}

	/** Returns the same request; its reader may need a short English summary. */
	PaperRequest inEnglish(boolean needed) {
		var told = new HashMap<>(this.fields);
		told.put(IN_ENGLISH, needed);
		return new PaperRequest(this.key, this.template, this.caseReference, told, this.pictures, this.replaces);
	}

	/**
	 * Returns when the paper ends, which templates print from the field
	 * {@code validUntil}; a day counts to its end.
	 */
	Optional<Instant> validUntil() {
		var end = this.fields.get("validUntil");
		return Optional.ofNullable((end instanceof LocalDate day)
				? day.plusDays(1).atStartOfDay(Kingdom.ZONE).toInstant() : (Instant) end);
	}

}
