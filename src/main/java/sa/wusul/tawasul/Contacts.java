package sa.wusul.tawasul;

import java.util.List;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.problem.Refusal;

/**
 * Who may learn of whom. A detainee has one primary contact, who may name others; the
 * lawyer comes with his power of attorney, by himself or named.
 */
public interface Contacts {

	/** So many the primary contact may name. */
	int NAMED = 2;

	/** The person's active place among the detainee's contacts. */
	Optional<Contact> find(IdentityNumber detainee, IdentityNumber person);

	/** All active ones of a detainee, the primary contact first. */
	List<Contact> of(IdentityNumber detainee);

	/** Of whom the person may learn. */
	List<Contact> ofPerson(IdentityNumber person);

	/** A place, also one that was taken away. */
	Optional<Contact> find(long contact);

	/**
	 * Whether he may be entered. Nobody else is entered for this detainee until the end
	 * of the transaction.
	 */
	boolean isOpenFor(NewContact contact);

	/**
	 * Enters a proven contact. Doing it again for the same case changes nothing.
	 * @throws Refusal {@code contact.alreadyPrimary} where the detainee has a primary
	 * contact, {@code contact.already} where the person is one of his contacts
	 */
	Contact enter(NewContact contact);

	/** The number on file is another one now. */
	void reachAt(long contact, MobileNumber onFile);

	/**
	 * Takes the place away; with the primary contact go those whom he named. Nobody is
	 * entered beside it. Doing it again changes nothing.
	 * @param why a code, such as {@code OWN_WISH}
	 * @param by user name of who did it
	 */
	void revoke(long contact, String why, String by);

	/** Somebody whose relation is proven. */
	record NewContact(IdentityNumber detainee, IdentityNumber person, String name, ContactRole role, Relation relation,
			MobileNumber mobile, String caseReference) {
	}

}
