package sa.wusul.intake.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/** The names that {@code processes/intake/*.bpmn} share with Java. */
public final class RequestRegistrationProcess {

	public static final String KEY = "intake-request-registration";

	public static final String REQUEST_WITHDRAWN = "intake.requestWithdrawn";

	/** The case turned out to belong to the Tawasul window. */
	public static final String DETAINEE_CONCERNED = "intake.detaineeConcerned";

	/** The request became urgent in mid-course, and the decision was taken. */
	public static final String ENDED_ELSEWHERE = "intake.endedElsewhere";

	/** The process that continues a case which left this one. */
	public static final ProcessVariable<String> NEW_PROCESS = text("newProcess");

	public static final ProcessVariable<String> REQUEST_TYPE = text("requestType");

	public static final ProcessVariable<String> PRIORITY = text("priority");

	public static final ProcessVariable<String> DEPARTMENT = text("department");

	/** The department proposed by the table; any other one is chosen by a person. */
	public static final ProcessVariable<String> PROPOSED_DEPARTMENT = text("proposedDepartment");

	public static final ProcessVariable<Boolean> POSSIBLE_DUPLICATE = flag("possibleDuplicate");

	/** The urgent matter stated by the requester; {@code NONE} in an ordinary request. */
	public static final ProcessVariable<String> URGENT_MATTER = text("urgentMatter");

	private RequestRegistrationProcess() {
	}

}
