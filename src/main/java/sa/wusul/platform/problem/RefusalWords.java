package sa.wusul.platform.problem;

import java.util.Arrays;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The texts of refusals, in Arabic and English. */
@Component
public class RefusalWords {

	public static final Locale ARABIC = Locale.forLanguageTag("ar");

	private final MessageSource source;

	RefusalWords(MessageSource source) {
		this.source = source;
	}

	/**
	 * Returns the text of {@code refusal.<code>}, or a general one for an unknown code.
	 */
	public String text(Locale locale, String code, Object... arguments) {
		var words = Arrays.stream(arguments)
			.map((word) -> (word instanceof Sentence sentence) ? sentence.in(locale) : String.valueOf(word))
			.toArray();
		var general = this.source.getMessage("refusal.general", null, locale);
		return this.source.getMessage("refusal." + code, words, general, locale);
	}

	/** Returns a text of the pages of refusals. */
	public String word(Locale locale, String key) {
		return this.source.getMessage("refusal." + key, null, locale);
	}

	public String text(Locale locale, RefusalException refusal) {
		return text(locale, refusal.code(), refusal.arguments());
	}

}
