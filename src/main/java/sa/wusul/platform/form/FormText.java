package sa.wusul.platform.form;

/**
 * A text about a case that forms of its tasks show in place of a component with the
 * property {@code shows}. A select offers it as its only option, so that the answer names
 * it.
 */
public interface FormText {

	/** Returns the value of the property {@code shows} that asks for the text. */
	String name();

	/** Returns the text about a case in Markdown. */
	String about(String caseReference);

	/** Returns the text for a task of a process about a case. */
	default String about(String caseReference, String process) {
		return about(caseReference);
	}

}
