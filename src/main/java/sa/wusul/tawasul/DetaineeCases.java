package sa.wusul.tawasul;

import java.util.Optional;

/** The cases of the window, each about one detainee. */
public interface DetaineeCases {

	/** The particular of a start form that names the detainee. */
	String DETAINEE = "detaineeIdentityNumber";

	/**
	 * Enters whom the case is about, with what the registers found, and lets messages
	 * about it go to the number that is on file now where the requester is a contact. A
	 * detainee has no telephone: about what he asks himself they go to his first contact.
	 * From now on the case is told when something changes for him. Doing it again brings
	 * it up to date.
	 */
	DetaineeCase open(String reference);

	Optional<DetaineeCase> find(String reference);

	/** Keeps what the requester is to the detainee as an answer is written for him. */
	void answerFor(String reference, ContactRole role);

	/** What he was when the last answer was written; empty where none was. */
	Optional<ContactRole> answeredFor(String reference);

}
