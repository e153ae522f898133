package sa.wusul.reception;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.reception.proof.IdentityProofService;

/**
 * Opening of a booking to the officer of a counter whose visitor proved their identity in
 * the national app.
 */
@Service
public class CounterProofService {

	private final IdentityProofService proofs;

	private final AccessLog log;

	CounterProofService(IdentityProofService proofs, AccessLog log) {
		this.proofs = proofs;
		this.log = log;
	}

	/**
	 * Returns the case of the proof, and logs that the officer sees its booking from here
	 * on.
	 * @throws RefusalException {@code identity.unproven}
	 */
	public String open(String proofKey, String officer) {
		var reference = this.proofs.provenCase(proofKey)
			.orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, "identity.unproven"));
		this.log.write(CaseRead.at(Endpoint.COUNTER, reference, officer, Shown.BOOKING));
		return reference;
	}

}
