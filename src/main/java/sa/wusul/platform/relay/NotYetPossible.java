package sa.wusul.platform.relay;

/** Thrown if the work cannot be done now, as expected; it is tried again later. */
public class NotYetPossible extends RuntimeException {

	public NotYetPossible(String reason) {
		super(reason);
	}

}
