package sa.wusul.release.rules;

/**
 * A fault in a model, and its remedy.
 *
 * @param file the name of the file
 * @param element the id of the element, or of the nearest one with an id; empty for the
 * whole file
 * @param name the element's name for people; may be empty
 * @param rule the id of the rule, as {@code processes/README.md} explains it
 */
public record ModelFault(String file, String element, String name, String rule, String ar, String en) {

	/** Returns the sentence with its place before it, in Arabic. */
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
