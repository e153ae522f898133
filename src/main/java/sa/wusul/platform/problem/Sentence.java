package sa.wusul.platform.problem;

import java.util.Locale;

/**
 * A text for each language, such as an argument of a refusal.
 *
 * @param en {@code null} if it quotes what is written in Arabic only
 */
public record Sentence(String ar, String en) {

	String in(Locale locale) {
		return RefusalWords.ARABIC.getLanguage().equals(locale.getLanguage()) ? this.ar : this.en;
	}

	/** Returns both sentences; without English if one of them has none. */
	public Sentence and(Sentence next) {
		return new Sentence(this.ar + ". " + next.ar,
				(this.en != null && next.en != null) ? this.en + ". " + next.en : null);
	}

	/** Returns the English text, for logs. */
	@Override
	public String toString() {
		return this.en;
	}

}
