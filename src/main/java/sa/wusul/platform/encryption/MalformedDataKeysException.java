package sa.wusul.platform.encryption;

/** Thrown if the settings contain no data key, or one that is none. */
public class MalformedDataKeysException extends RuntimeException {

	MalformedDataKeysException(String message) {
		super(message);
	}

}
