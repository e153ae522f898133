package sa.wusul.services.engine;

import java.util.Map;

/**
 * A document that a service needs, as its model names it: {@code PHOTO حديثة}.
 *
 * @param code a code of the list {@code documentKinds}, or {@code NONE}
 * @param words what the model says about it, empty if nothing
 */
public record NeededDocument(String code, String words) {

	/** The code with which a model says that no document is needed. */
	static final String NONE = "NONE";

	static NeededDocument of(String written) {
		var code = written.replaceFirst("[^A-Z_].*", "");
		return new NeededDocument(code, written.substring(code.length()));
	}

	/** Checks whether this is a document at all. */
	boolean isDocument() {
		return !this.code.equals(NONE);
	}

	/** Returns the document in words for requesters, by the names of the kinds. */
	String inWords(Map<String, String> names) {
		return names.getOrDefault(this.code, this.code) + this.words;
	}

}
