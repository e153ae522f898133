package sa.wusul.papers;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.text.ShownText;

/** The kinds of document in {@code organisation.yaml}: codes with their names. */
@Component
public class DocumentKinds {

	/** Any document that has no kind of its own. */
	public static final String OTHER = "OTHER";

	private static final String LIST = "documentKinds";

	private final Rights rights;

	DocumentKinds(Rights rights) {
		this.rights = rights;
	}

	/** Returns the name of a kind, if there is one of this code. */
	public Optional<String> name(String code) {
		return Optional.ofNullable(names().get(code));
	}

	/** Returns the English name of a kind, if there is one of this code. */
	public Optional<String> englishName(String code) {
		return Optional.ofNullable(this.rights.organisation().englishChoices(LIST).get(code));
	}

	/** Returns a kind that a model or a form asks for in English. */
	public String inEnglish(String words) {
		return englishName(code(words)).orElse(words);
	}

	/** Returns a kind in the language of the page that asks. */
	public String shown(String words) {
		return ShownText.choose(words, inEnglish(words));
	}

	/**
	 * Returns the code of a kind that a model or a form asks for: its words begin with
	 * the name of the kind and may say more, such as how recent a photograph has to be.
	 */
	public String code(String words) {
		return names().entrySet()
			.stream()
			.filter((kind) -> words.startsWith(kind.getValue()))
			.max(Comparator.comparingInt((kind) -> kind.getValue().length()))
			.map(Map.Entry::getKey)
			.orElse(OTHER);
	}

	private Map<String, String> names() {
		return this.rights.organisation().choices(LIST);
	}

}
