package sa.wusul.escalation.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-minister-referral.bpmn} shares
 * with Java.
 */
public final class MinisterReferralProcess {

	public static final String KEY = "escalation-minister-referral";

	/** {@code SUBMIT} or {@code RETURN_FILE}, by the private office. */
	public static final ProcessVariable<String> REFERRAL_DECISION = text("referralDecision");

	/** {@code APPROVE}, {@code REFUSE}, {@code DIRECT} or {@code ASK}. */
	public static final ProcessVariable<String> MINISTER_DECISION = text("ministerDecision");

	/** The officer who referred the case, to whom it returns. */
	public static final ProcessVariable<String> STUDIED_BY = text("studiedBy");

	private MinisterReferralProcess() {
	}

}
