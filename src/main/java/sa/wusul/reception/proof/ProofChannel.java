package sa.wusul.reception.proof;

/** The place at which a person proves their identity to an officer. */
public enum ProofChannel {

	PHONE, COUNTER

}
