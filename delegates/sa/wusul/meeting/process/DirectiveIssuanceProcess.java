package sa.wusul.meeting.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;

/**
 * The names that {@code processes/meeting/meeting-directive-issuance.bpmn} shares with
 * Java.
 */
public final class DirectiveIssuanceProcess {

	public static final String KEY = "meeting-directive-issuance";

	public static final ProcessVariable<Long> DIRECTIVE_COUNT = number("directiveCount");

	private DirectiveIssuanceProcess() {
	}

}
