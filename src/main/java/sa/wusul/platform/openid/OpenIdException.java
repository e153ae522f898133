package sa.wusul.platform.openid;

/** Thrown if a log-in at an identity provider proves nothing. */
public class OpenIdException extends RuntimeException {

	/** Why nothing is proved. */
	public enum Reason {

		/** The provider cannot be reached. */
		AWAY,

		/** The answer belongs to no question of this browser. */
		OVER,

		/** The person turned back at the provider. */
		CANCELLED,

		/** The answer could not be verified. */
		UNPROVEN

	}

	private final Reason reason;

	public OpenIdException(Reason reason) {
		super(reason.name());
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

}
