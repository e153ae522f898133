package sa.wusul.casefile;

import java.util.Optional;

/** Who asks, and the agent who hands the request in for him, if any. */
public record Requester(IdentityNumber identityNumber, PersonName name, MobileNumber mobile, Optional<Agent> agent) {

	/** Hands a request in on somebody's behalf. */
	public record Agent(IdentityNumber identityNumber, PersonName name) {
	}

	/** {@code CITIZEN} or {@code RESIDENT}, read off the identity number. */
	public String kind() {
		return this.identityNumber.requesterKind();
	}

}
