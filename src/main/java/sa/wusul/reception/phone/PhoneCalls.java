package sa.wusul.reception.phone;

import java.util.Optional;

import sa.wusul.platform.problem.Refusal;

/**
 * The calls to the call centre, and how a caller proves who he is: by a code that was
 * sent to the mobile in the case file. Until then nothing says whether there is a case
 * (M16). Every change belongs to the transaction of the step that makes it.
 */
public interface PhoneCalls {

	/** How many codes may be tried in one call, however many were sent. */
	int TRIES = 3;

	/** How many codes are sent in one call. */
	int CODES = 3;

	/** Begins a call and gives it its number. */
	String begin(NewCall call);

	/**
	 * Has a new code sent after the commit, if the call may have one more and a case was
	 * found; the code before is worth nothing from now on.
	 * @param messageKey the text that brings the code
	 */
	void orderCode(String callNumber, String messageKey);

	/** Counts and logs the try, whatever the code. */
	Verdict tryCode(String callNumber, String code, String officer);

	/** The case of a caller who proved who he is. */
	Optional<String> provenCase(String callNumber);

	/** The case that somebody asked for in vain until his tries were used up. */
	Optional<String> refusedCase(String callNumber);

	/** The caller hung up; no code of this call is worth anything any more. */
	void hangUp(String callNumber, String officer);

	/** The caller was told where his case stands. */
	void answered(String callNumber, String officer);

	/** The officer works at the portal in the name of a caller who proved who he is. */
	void actedFor(String callNumber, String officer);

	/**
	 * The officer does something there in his name. It is written before it is done.
	 * @param deed what is asked for, as the portal names it
	 * @param caseReference at which case, as the officer's browser says
	 */
	void does(String callNumber, String officer, String deed, Optional<String> caseReference);

	/** The caller handed in a request. */
	void requestTaken(String callNumber, String officer);

	/**
	 * The case of a caller who proved who he is.
	 * @throws Refusal {@code call.unproven}
	 */
	default String caseOfProvenCaller(String callNumber) {
		return provenCase(callNumber).orElseThrow(() -> new Refusal(Refusal.Kind.FORBIDDEN, "call.unproven"));
	}

}
