package sa.wusul.platform.signing;

/** Thrown if there is no key to sign with, or it signs nothing. */
public class SigningKeyException extends RuntimeException {

	public SigningKeyException(String message) {
		super(message);
	}

	public SigningKeyException(String message, Throwable cause) {
		super(message + ": " + reason(cause));
	}

	/** Returns the innermost message; those around it name Java's classes only. */
	private static String reason(Throwable problem) {
		var innermost = problem;
		while (innermost.getCause() != null) {
			innermost = innermost.getCause();
		}
		return innermost.getMessage();
	}

}
