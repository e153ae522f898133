package sa.wusul.platform.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text as people look for it, in Arabic or English: forms of the hamza, final letters
 * that are mixed up, diacritics, the article, kinds of digits, and capitals do not count.
 */
public final class SearchText {

	private static final int HAMZA = 0x0621;

	private static final int ALEF = 0x0627;

	private static final int ALEF_WASLA = 0x0671;

	private static final int TAA_MARBUTA = 0x0629;

	private static final int HAA = 0x0647;

	private static final int ALEF_MAQSURA = 0x0649;

	private static final int YAA = 0x064A;

	private static final int FARSI_YAA = 0x06CC;

	private static final int KAF = 0x0643;

	private static final int FARSI_KAF = 0x06A9;

	private static final Pattern MARKS = Pattern.compile("[\\p{M}\\x{0640}]");

	private static final Pattern LATIN = Pattern.compile("[a-z]+");

	private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

	/** The article, alone or after a conjunction or preposition. */
	private static final Pattern ARTICLE = Pattern
		.compile("^[\\x{0648}\\x{0641}\\x{0628}\\x{0643}]?(?:\\x{0627}\\x{0644}|\\x{0644}\\x{0644})(?=\\p{L}{2})");

	/** Words that say nothing of what is looked for. */
	private static final Set<String> LITTLE = Set
		.copyOf(words("a an the to for of in on at my i me how do can want need and or"));

	private static final int WHOLE = 4;

	private static final int PART = 3;

	private final List<String> words;

	private SearchText(List<String> words) {
		this.words = words;
	}

	/** Returns the words of these texts, as one. */
	public static SearchText of(String... texts) {
		return new SearchText(words(String.join(" ", texts)).stream()
			.map((word) -> ARTICLE.matcher(word).replaceFirst(""))
			.filter((word) -> !LITTLE.contains(word))
			.toList());
	}

	/** Returns its words as they are compared. */
	public List<String> words() {
		return this.words;
	}

	public boolean isEmpty() {
		return this.words.isEmpty();
	}

	/** Checks whether each word of the question occurs here. */
	public boolean answers(SearchText question) {
		return question.words.stream().allMatch(this::contains);
	}

	/** Checks whether a word of the question occurs here. */
	public boolean touches(SearchText question) {
		return question.words.stream().filter((word) -> word.length() >= PART).anyMatch(this::contains);
	}

	/**
	 * Checks whether a word here is the same, a longer form of it, or its stem. Short
	 * Latin words begin too many others.
	 */
	private boolean contains(String asked) {
		if (asked.length() <= PART && LATIN.matcher(asked).matches()) {
			return this.words.contains(asked) || this.words.contains(asked + "s");
		}
		return this.words.stream()
			.anyMatch((word) -> word.startsWith(asked) || (asked.length() >= PART && word.contains(asked))
					|| (word.length() >= WHOLE && asked.startsWith(word)));
	}

	private static List<String> words(String text) {
		var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
		var written = plain.codePoints()
			.map(SearchText::alike)
			.filter((letter) -> letter != HAMZA)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString()
			.toLowerCase(Locale.ROOT);
		return Arrays.stream(BETWEEN.split(written)).filter((word) -> !word.isEmpty()).toList();
	}

	/** Returns the letter or digit for which this one is often written. */
	private static int alike(int letter) {
		return switch (letter) {
			case ALEF_WASLA -> ALEF;
			case TAA_MARBUTA -> HAA;
			case ALEF_MAQSURA, FARSI_YAA -> YAA;
			case FARSI_KAF -> KAF;
			default -> Character.isDigit(letter) ? '0' + Character.digit(letter, 10) : letter;
		};
	}

}
