package sa.wusul.release.rules;

/** A file that an analyst submits for release, under its given name. */
public record ModelFile(String name, byte[] content) {

	/** Kind of file, by the end of its name. */
	public enum Kind {

		BPMN(".bpmn"), DMN(".dmn"), FORM(".form"), TEXTS(".properties"), PAPER(".html"), LIST(".yaml"), OTHER("");

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

	/** Returns the name without folders and suffix, the id of the model inside. */
	public String bareName() {
		var file = this.name.substring(this.name.lastIndexOf('/') + 1);
		return file.substring(0, file.length() - kind().suffix.length());
	}

}
