package sa.wusul.platform.form;

/**
 * A text about a case that forms of its tasks show in place of a component with the
 * property {@code shows}: a text, or a field that is read only and names it in the
 * answers.
 */
public interface FormText {

	/** Returns the value of the property {@code shows} that asks for the text. */
	String name();

	/** Returns the text about a case in Markdown. */
	String about(String caseReference);

}
