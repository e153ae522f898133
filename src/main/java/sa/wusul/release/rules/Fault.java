package sa.wusul.release.rules;

/**
 * What is wrong with a model, and what to do about it.
 *
 * @param file the name of the file
 * @param element the id of the element, or of what is nearest to it; empty for the whole
 * file
 * @param name how people call that element; may be empty
 * @param rule the id of the rule, as {@code processes/README.md} explains it
 */
public record Fault(String file, String element, String name, String rule, String ar, String en) {

	/** The sentence with its place before it, for people who read Arabic. */
	public String arabic() {
		return place(this.ar);
	}

	public String english() {
		return place(this.en);
	}

	private String place(String sentence) {
		var where = this.element.isEmpty() ? this.file : this.file + " · " + this.element;
		return where + (this.name.isBlank() ? "" : " «" + this.name + "»") + " [" + this.rule + "]: " + sentence;
	}

}
