package sa.wusul.escalation.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-legal-brief.bpmn} shares with
 * Java.
 */
public final class LegalBriefProcess {

	public static final String KEY = "escalation-legal-brief";

	public static final ProcessVariable<String> DUTY_MATTER = text("dutyMatter");

	private LegalBriefProcess() {
	}

}
