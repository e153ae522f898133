package sa.wusul.platform.relay;

/** Thrown if the work can never be done, so that it is not tried again. */
public class PermanentFailureException extends RuntimeException {

	public PermanentFailureException(String reason) {
		super(reason);
	}

}
