package sa.wusul.reception.phone;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;

/** Record of what came of a caller's proof in the national app. */
@Service
public class CallerProofService {

	/** The officer's choice if the caller is no longer on the telephone. */
	private static final String ENDED = "ENDED";

	private final PhoneCalls calls;

	private final AccessLog log;

	CallerProofService(PhoneCalls calls, AccessLog log) {
		this.calls = calls;
		this.log = log;
	}

	/**
	 * Records the outcome with the call. From a confirmation on, the officer sees the
	 * case.
	 * @param outcome state of the proof, or the officer's choice; it proves nothing by
	 * itself
	 * @return whether the caller is identified
	 */
	public boolean record(String callNumber, String outcome, String officer) {
		if (outcome.equals(ENDED)) {
			this.calls.hangUp(callNumber, officer);
			return false;
		}
		this.calls.concludeProof(callNumber, officer);
		var opened = this.calls.provenCase(callNumber);
		opened.ifPresent((reference) -> this.log.write(CaseRead.at(Endpoint.PHONE, reference, officer, Shown.CASE)));
		return opened.isPresent();
	}

}
