package sa.wusul.services.register;

import java.util.HashMap;
import java.util.Map;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.IdentityNumber;

/**
 * An enquiry to a register.
 *
 * @param purpose the purpose that the register is told
 * @param service the service that the case is about, by the key of its process
 * @param requester the requester of the case
 * @param particulars the requester's answers: the worker, the vehicle, the child
 */
public record RegisterEnquiry(RegisterPurpose purpose, String caseReference, String service, IdentityNumber requester,
		Map<String, String> particulars) {

	public RegisterEnquiry {
		particulars = Map.copyOf(particulars);
	}

	/**
	 * Returns an enquiry about a case, with the identity number of the person who acts
	 * for its requester, if somebody does.
	 */
	static RegisterEnquiry about(CaseFile file, RegisterPurpose purpose, Map<String, String> particulars) {
		var told = new HashMap<>(particulars);
		file.requester().representative().ifPresent((agent) -> told.put("agentIdentityNumber", agent.identity()));
		return new RegisterEnquiry(purpose, file.reference(), file.processKey(),
				new IdentityNumber(file.requester().identityNumber()), told);
	}

	/** Omits the personal data, which must not be logged. */
	@Override
	public String toString() {
		return "RegisterEnquiry[" + this.caseReference + "]";
	}

}
