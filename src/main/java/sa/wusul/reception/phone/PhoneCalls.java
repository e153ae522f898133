package sa.wusul.reception.phone;

import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;

/**
 * The calls to the call centre, and the proof of a caller's identity: in their national
 * app, or by a code sent to the mobile number in the case file. Until then no answer
 * reveals whether there is a case (M16). Every change is made in the transaction of the
 * step that causes it.
 */
public interface PhoneCalls {

	/** Begins a call and returns its number. */
	String begin(NewCall call);

	/**
	 * Sends a new code after the commit, if the call may have one more and a case was
	 * found; it invalidates the code before.
	 * @param messageKey the text of the message with the code
	 */
	void orderCode(String callNumber, String messageKey);

	/**
	 * Prepares the proof of the caller's identity in their national app, under the number
	 * of the call.
	 * @param named what the caller named, by which proofs are counted if there is no case
	 */
	void prepareProof(String callNumber, String named);

	/**
	 * Records what came of the proof in the national app: a confirmation identifies the
	 * caller, a denial refuses them, and anything else leaves the way by a code.
	 */
	void concludeProof(String callNumber, String officer);

	/** Counts and logs an attempt. */
	CallerVerdict tryCode(String callNumber, String code, String officer);

	/** Returns the case of an identified caller. */
	Optional<String> provenCase(String callNumber);

	/** Returns the case that was requested until all attempts failed. */
	Optional<String> refusedCase(String callNumber);

	/** Ends the call because the caller hung up; its codes become invalid. */
	void hangUp(String callNumber, String officer);

	/** Records that the caller was told the state of the case. */
	void answered(String callNumber, String officer);

	/** Records that the officer works in the portal on behalf of an identified caller. */
	void actedFor(String callNumber, String officer);

	/**
	 * Records an action in the portal on the caller's behalf, before it is done.
	 * @param deed the action, as named by the portal
	 * @param caseReference the case concerned, as sent by the officer's browser
	 */
	void does(String callNumber, String officer, String deed, Optional<String> caseReference);

	/** Records that the caller submitted a request. */
	void requestTaken(String callNumber, String officer);

	/**
	 * Returns the case of an identified caller.
	 * @throws RefusalException {@code call.unproven}
	 */
	default String caseOfProvenCaller(String callNumber) {
		return provenCase(callNumber)
			.orElseThrow(() -> new RefusalException(RefusalException.Kind.FORBIDDEN, "call.unproven"));
	}

}
