package sa.wusul.platform.form;

import java.util.Map;

/**
 * A list of people that forms of staff offer in a select with the property
 * {@code people}.
 */
public interface FormPeople {

	/** Returns the value of the property {@code people} that asks for the list. */
	String list();

	/** Returns the names of those whom the signed-in person may choose, by user name. */
	Map<String, String> forSignedIn();

}
