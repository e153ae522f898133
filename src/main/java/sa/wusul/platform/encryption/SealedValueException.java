package sa.wusul.platform.encryption;

import sa.wusul.platform.text.NeutralText;

/**
 * Thrown if a sealed value cannot be opened. The message names its column and the version
 * of its key, never its content.
 */
public class SealedValueException extends RuntimeException {

	SealedValueException(String context, String problem) {
		super(NeutralText.format("A value of %s cannot be opened: %s", context, problem));
	}

}
