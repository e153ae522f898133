package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-visitor-approval.bpmn} shares with
 * Java.
 */
public final class VisitorApprovalProcess {

	public static final String KEY = "tawasul-visitor-approval";

	/**
	 * {@code ORDINARY}, {@code SPOUSAL}, {@code LAWYER}, {@code VOICE}, {@code VIDEO}.
	 */
	public static final ProcessVariable<String> VISIT_KIND = text("visitKind");

	public static final ProcessVariable<String> SECTION = text("section");

	/** The number of visitors named in the request. */
	public static final ProcessVariable<Long> VISITOR_COUNT = number("visitorCount");

	/** Indicates whether any visitor is granted. */
	public static final ProcessVariable<Boolean> VISITORS_GRANTED = flag("visitorsGranted");

	private VisitorApprovalProcess() {
	}

}
