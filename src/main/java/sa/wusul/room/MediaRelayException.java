package sa.wusul.room;

/** Thrown if the relay of sound and picture is silent or refuses a request. */
public class MediaRelayException extends RuntimeException {

	public MediaRelayException(String message) {
		super(message);
	}

	public MediaRelayException(String message, Throwable cause) {
		super(message, cause);
	}

}
