package sa.wusul.release.rules;

/** A file that somebody wants to bring into service, under the name he gave it. */
public record ModelFile(String name, byte[] content) {

	/** What a file is for, by the end of its name. */
	public enum Kind {

		BPMN(".bpmn"), DMN(".dmn"), FORM(".form"), OTHER("");

		private final String suffix;

		Kind(String suffix) {
			this.suffix = suffix;
		}

	}

	public Kind kind() {
		for (var kind : Kind.values()) {
			if (this.name.endsWith(kind.suffix)) {
				return kind;
			}
		}
		return Kind.OTHER;
	}

	/** The name without folders and without its end: the id of what is inside. */
	public String bareName() {
		var file = this.name.substring(this.name.lastIndexOf('/') + 1);
		return file.substring(0, file.length() - kind().suffix.length());
	}

}
