package sa.wusul.papers;

import sa.wusul.platform.text.ArabicText;

/** File name for people, without folder, misleading characters and its own extension. */
final class FileName {

	private static final int LONGEST = 80;

	private FileName() {
	}

	static String clean(String raw) {
		var name = raw.replaceAll("(?s).*[/\\\\]", "")
			.replaceAll("\\.[A-Za-z0-9]{1,5}$", "")
			.replaceAll("[^\\p{L}\\p{M}\\p{Nd} ()_-]", " ")
			.replaceAll("\\s+", " ")
			.strip();
		var cut = (name.length() > LONGEST) ? name.substring(0, end(name)).strip() : name;
		return cut.isEmpty() ? ArabicText.of("file.nameless") : cut;
	}

	/** Returns where a long name is cut, never within a letter. */
	private static int end(String name) {
		return Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
	}

}
