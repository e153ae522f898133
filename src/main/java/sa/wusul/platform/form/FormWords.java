package sa.wusul.platform.form;

import java.util.regex.Pattern;

/**
 * The properties of a component in which a citizen reads a question of a form, in Arabic
 * and in English; label and description are the words for staff.
 */
public final class FormWords {

	/** The question to the citizen, or the sentence of a text. */
	public static final String ASK = "ask";

	/** The help under the question. */
	public static final String HELP = "help";

	/** The sentence that says what to write. */
	public static final String ERROR = "error";

	/** The title of the step of the form that begins with the question. */
	public static final String STEP = "step";

	/** A choice of the question; the name continues with a dot and its value. */
	public static final String CHOICE = "choice";

	/** The end of the name of a property in Arabic. */
	public static final String ARABIC = "Ar";

	/** The end of the name of a property in English. */
	public static final String ENGLISH = "En";

	private static final Pattern WORD = Pattern
		.compile("(ask|help|error|step)(Ar|En)|choice(Ar|En)\\.[A-Za-z0-9][A-Za-z0-9_-]*");

	private FormWords() {
	}

	/** Tells whether a property of a component is read by citizens. */
	public static boolean isWord(String property) {
		return WORD.matcher(property).matches();
	}

}
