package sa.wusul.platform.problem;

import java.util.Locale;

/** An argument of a refusal that says something else in each language. */
public record Sentence(String ar, String en) {

	String in(Locale locale) {
		return Messages.ARABIC.getLanguage().equals(locale.getLanguage()) ? this.ar : this.en;
	}

	/** For logs. */
	@Override
	public String toString() {
		return this.en;
	}

}
