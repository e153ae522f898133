package sa.wusul.services.delegate;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/** What the process of every e-service knows of its application. */
final class ApplicationFacts {

	static final ProcessVariable<String> REQUEST_TYPE = text("requestType");

	static final ProcessVariable<String> PRIORITY = text("priority");

	/** The sector that gives the service. */
	static final ProcessVariable<String> DEPARTMENT = text("department");

	/** Which way the application goes. */
	static final ProcessVariable<String> VERDICT = text("verdict");

	static final ProcessVariable<String> REASON_CODE = text("reasonCode");

	/** A table's short advice to the requester. */
	static final ProcessVariable<String> REMEDY = text("remedy");

	private ApplicationFacts() {
	}

}
