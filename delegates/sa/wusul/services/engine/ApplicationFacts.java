package sa.wusul.services.engine;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.services.IdentityCheck;

import static sa.wusul.platform.engine.ProcessVariable.text;

/** The variables that the process of every e-service has. */
public final class ApplicationFacts {

	public static final ProcessVariable<String> REQUEST_TYPE = text("requestType");

	public static final ProcessVariable<String> PRIORITY = text("priority");

	/** The sector that provides the service. */
	public static final ProcessVariable<String> DEPARTMENT = text("department");

	/** The result of the eligibility table, by which the process continues. */
	public static final ProcessVariable<String> VERDICT = text("verdict");

	public static final ProcessVariable<String> REASON_CODE = text("reasonCode");

	/** The table's short advice to the requester. */
	public static final ProcessVariable<String> REMEDY = text("remedy");

	/** The comparison of what the applicant stated with the registers. */
	public static final ProcessVariable<String> IDENTITY_CHECK = text(IdentityCheck.FINDING);

	private ApplicationFacts() {
	}

}
