package sa.wusul.platform.relay;

/** Thrown if the work can never be done, so that it is not tried again. */
public class NeverPossible extends RuntimeException {

	public NeverPossible(String reason) {
		super(reason);
	}

}
