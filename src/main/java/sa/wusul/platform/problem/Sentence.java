package sa.wusul.platform.problem;

import java.util.Locale;

/** An argument of a refusal with a text for each language. */
public record Sentence(String ar, String en) {

	String in(Locale locale) {
		return RefusalWords.ARABIC.getLanguage().equals(locale.getLanguage()) ? this.ar : this.en;
	}

	/** Returns the English text, for logs. */
	@Override
	public String toString() {
		return this.en;
	}

}
