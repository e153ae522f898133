package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-contact-revocation.bpmn} shares with
 * Java.
 */
public final class ContactRevocationProcess {

	public static final String KEY = "tawasul-contact-revocation";

	public static final ProcessVariable<String> REVOCATION_REASON = text("revocationReason");

	public static final PerformerRole STARTED_BY = new PerformerRole("startedBy");

	private ContactRevocationProcess() {
	}

}
