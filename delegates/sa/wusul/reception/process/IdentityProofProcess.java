package sa.wusul.reception.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.reception.proof.IdentityProofService;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/reception/reception-identity-proof.bpmn} shares with
 * Java. Its business key is the key of the proof.
 */
public final class IdentityProofProcess {

	public static final String KEY = "reception-identity-proof";

	public static final String ANSWERED = IdentityProofService.ANSWERED;

	/** {@code PHONE} or {@code COUNTER}. */
	public static final ProcessVariable<String> PROOF_CHANNEL = text("proofChannel");

	/** The group that is offered the task; its officer gets it back at once. */
	public static final ProcessVariable<String> PROOF_GROUP = text("proofGroup");

	/** The state of the proof, or the officer's choice of another way. */
	public static final ProcessVariable<String> PROOF_OUTCOME = text("proofOutcome");

	public static final ProcessVariable<String> CENTRE = text("centre");

	public static final ProcessVariable<String> SECTION = text("section");

	public static final PerformerRole TAKEN_BY = new PerformerRole("takenBy");

	private IdentityProofProcess() {
	}

}
