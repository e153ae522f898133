package sa.wusul.casefile;

import java.util.Optional;

/**
 * The requester, and the agent who submits the request for them, if any.
 *
 * @param mobile empty for detainees, who have no telephone
 */
public record Requester(IdentityNumber identityNumber, PersonName name, Optional<MobileNumber> mobile,
		Optional<Agent> agent) {

	/**
	 * An agent who submits a request on behalf of the requester.
	 *
	 * @param representation the right that they claim; empty if they only hand it in
	 */
	public record Agent(IdentityNumber identityNumber, PersonName name, Optional<Representation> representation) {
	}

	/** Returns {@code CITIZEN} or {@code RESIDENT}, according to the identity number. */
	public String kind() {
		return this.identityNumber.requesterKind();
	}

}
