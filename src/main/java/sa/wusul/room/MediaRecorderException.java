package sa.wusul.room;

/** Thrown if sound and picture cannot be recorded. */
public class MediaRecorderException extends RuntimeException {

	public MediaRecorderException(String message) {
		super(message);
	}

	public MediaRecorderException(String message, Throwable cause) {
		super(message, cause);
	}

}
