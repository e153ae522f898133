package sa.wusul.intake.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/** The names that {@code processes/audit/audit-case-review.bpmn} shares with Java. */
public final class CaseReviewProcess {

	public static final String KEY = "audit-case-review";

	public static final ProcessVariable<String> REQUEST_TYPE = text("requestType");

	public static final ProcessVariable<String> PRIORITY = text("priority");

	/** The auditor's proposal, which counts when the supervisor has confirmed it. */
	public static final ProcessVariable<String> CORRECTED_TYPE = text("correctedType");

	public static final ProcessVariable<String> CORRECTED_PRIORITY = text("correctedPriority");

	private CaseReviewProcess() {
	}

}
