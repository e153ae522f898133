package sa.wusul.services.delegate;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/** The variables that the process of every e-service has. */
final class ApplicationFacts {

	static final ProcessVariable<String> REQUEST_TYPE = text("requestType");

	static final ProcessVariable<String> PRIORITY = text("priority");

	/** The sector that provides the service. */
	static final ProcessVariable<String> DEPARTMENT = text("department");

	/** The result of the eligibility table, by which the process continues. */
	static final ProcessVariable<String> VERDICT = text("verdict");

	static final ProcessVariable<String> REASON_CODE = text("reasonCode");

	/** The table's short advice to the requester. */
	static final ProcessVariable<String> REMEDY = text("remedy");

	private ApplicationFacts() {
	}

}
