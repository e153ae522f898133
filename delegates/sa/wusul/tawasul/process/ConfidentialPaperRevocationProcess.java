package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-paper-revocation.bpmn} shares with
 * Java.
 */
public final class ConfidentialPaperRevocationProcess {

	public static final String KEY = "tawasul-paper-revocation";

	public static final ProcessVariable<String> PAPER_NUMBER = text("paperNumber");

	/** The class of the reason, one of {@code VerifiedPaper.Cause}. */
	public static final ProcessVariable<String> REVOCATION_CAUSE = text("revocationCause");

	/** The role of the person who asked for the revocation. */
	public static final PerformerRole STARTED_BY = new PerformerRole("startedBy");

	/** The role of the person who confirmed it. */
	public static final PerformerRole DECIDED_BY = new PerformerRole("decidedBy");

	private ConfidentialPaperRevocationProcess() {
	}

}
