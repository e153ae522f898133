package sa.wusul.reception.proof;

/**
 * Way to the national identity, which asks a person in their app. Answers come later, as
 * signed call-backs.
 */
public interface IdentityProofGateway {

	/**
	 * Checks whether it can ask now; another way of proof is taken at once if it cannot.
	 */
	boolean isReady();

	/**
	 * Asks the person, once for the key of the question.
	 * @throws sa.wusul.platform.relay.TemporaryFailureException if it is not known
	 * whether the person is asked
	 * @throws sa.wusul.platform.relay.PermanentFailureException if the question was
	 * refused
	 */
	void ask(ProofQuestion question);

}
