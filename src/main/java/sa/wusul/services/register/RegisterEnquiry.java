package sa.wusul.services.register;

import java.util.Map;

import sa.wusul.casefile.IdentityNumber;

/**
 * What a register is asked.
 *
 * @param service the service that the case is about, by the key of its process
 * @param requester for whom
 * @param particulars what the requester said: the worker, the vehicle, the child
 */
public record RegisterEnquiry(String caseReference, String service, IdentityNumber requester,
		Map<String, String> particulars) {

	public RegisterEnquiry {
		particulars = Map.copyOf(particulars);
	}

	/** Who asks about what is nothing for a log. */
	@Override
	public String toString() {
		return "RegisterEnquiry[" + this.caseReference + "]";
	}

}
