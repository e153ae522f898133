package sa.wusul.services.register;

import java.util.Map;

import sa.wusul.casefile.IdentityNumber;

/**
 * An enquiry to a register.
 *
 * @param service the service that the case is about, by the key of its process
 * @param requester the requester of the case
 * @param particulars the requester's answers: the worker, the vehicle, the child
 */
public record RegisterEnquiry(String caseReference, String service, IdentityNumber requester,
		Map<String, String> particulars) {

	public RegisterEnquiry {
		particulars = Map.copyOf(particulars);
	}

	/** Omits the personal data, which must not be logged. */
	@Override
	public String toString() {
		return "RegisterEnquiry[" + this.caseReference + "]";
	}

}
