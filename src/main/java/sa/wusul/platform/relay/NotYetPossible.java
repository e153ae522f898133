package sa.wusul.platform.relay;

/** The work cannot be done now, and that is nothing unusual; it is tried again later. */
public class NotYetPossible extends RuntimeException {

	public NotYetPossible(String reason) {
		super(reason);
	}

}
