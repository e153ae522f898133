package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.DetaineeEventService;

import static sa.wusul.platform.engine.ProcessVariable.flag;

/**
 * The names that {@code processes/tawasul/tawasul-status-enquiry.bpmn} shares with Java.
 */
public final class StatusEnquiryProcess {

	public static final String KEY = "tawasul-status-enquiry";

	public static final String DETAINEE_CHANGED = DetaineeEventService.CHANGED;

	public static final ProcessVariable<Boolean> STATEMENT_ISSUED = flag("statementIssued");

	private StatusEnquiryProcess() {
	}

}
