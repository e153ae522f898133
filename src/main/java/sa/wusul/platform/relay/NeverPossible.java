package sa.wusul.platform.relay;

/** The work can never be done; trying again would be in vain. */
public class NeverPossible extends RuntimeException {

	public NeverPossible(String reason) {
		super(reason);
	}

}
