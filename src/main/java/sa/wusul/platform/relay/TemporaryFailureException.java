package sa.wusul.platform.relay;

/** Thrown if the work cannot be done now, as expected; it is tried again later. */
public class TemporaryFailureException extends RuntimeException {

	public TemporaryFailureException(String reason) {
		super(reason);
	}

}
