package sa.wusul.reception.proof;

import sa.wusul.platform.outbox.OutboxEntry;

/** Order to ask a person. It contains neither number nor person. */
record ProofOrder(String proofKey) {

	static final String KIND = "identity-proof";

	OutboxEntry entry(String caseReference) {
		return OutboxEntry.of(KIND, this.proofKey, caseReference, this);
	}

}
