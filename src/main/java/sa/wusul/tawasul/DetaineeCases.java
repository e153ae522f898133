package sa.wusul.tawasul;

import java.util.Optional;

/** The cases of the Tawasul window, each about one detainee. */
public interface DetaineeCases {

	/** The field of a start form that holds the detainee's identity number. */
	String DETAINEE = "detaineeIdentityNumber";

	/**
	 * Links the case to its detainee, with the facts found in the registers. If the
	 * requester is a contact, messages about the case are sent to the number now on file.
	 * A detainee has no telephone, so messages about their own cases are sent to their
	 * first contact. From now on the case is notified of changes to the detainee.
	 * Repeating the call brings the link up to date.
	 */
	DetaineeCase open(String reference);

	Optional<DetaineeCase> find(String reference);

	/** Stores the requester's role at the time an answer is written. */
	void answerFor(String reference, ContactRole role);

	/**
	 * Returns the requester's role at the time the last answer was written; empty if
	 * there is none.
	 */
	Optional<ContactRole> answeredFor(String reference);

}
