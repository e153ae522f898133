package sa.wusul.tawasul;

import java.util.List;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.problem.RefusalException;

/**
 * The contacts of detainees. A detainee has one primary contact, who may name others; a
 * lawyer applies with a power of attorney or is named by the primary contact.
 */
public interface Contacts {

	/** The number of contacts that the primary contact may name. */
	int NAMED = 2;

	/** Finds the person's active contact role for the detainee. */
	Optional<Contact> find(IdentityNumber detainee, IdentityNumber person);

	/** Returns all active contacts of a detainee, the primary contact first. */
	List<Contact> forDetainee(IdentityNumber detainee);

	/** Returns the active contact roles of a person, one for each detainee. */
	List<Contact> forPerson(IdentityNumber person);

	/** Finds the active contact that the case entered. */
	Optional<Contact> enteredBy(String caseReference);

	/** Finds a contact by its id, including a revoked one. */
	Optional<Contact> find(long contact);

	/**
	 * Checks whether the contact can be added. Locks the detainee's contacts until the
	 * end of the transaction, so that no other contact is added in between.
	 */
	boolean isOpenFor(NewContact contact);

	/**
	 * Adds a proven contact. Repeating the call for the same case changes nothing.
	 * @throws RefusalException {@code contact.alreadyPrimary} if the detainee has a
	 * primary contact, {@code contact.already} if the person is already a contact of the
	 * detainee
	 */
	Contact enter(NewContact contact);

	/** Replaces the contact's number by the one now on file in the civil register. */
	void reachAt(long contact, MobileNumber onFile);

	/**
	 * Revokes the contact role; revoking the primary contact also revokes the contacts
	 * they named. Locks the detainee's contacts, so that no contact is added meanwhile.
	 * Repeating the call changes nothing.
	 * @param why a code, such as {@code OWN_WISH}
	 * @param by user name of the person who revokes the role
	 */
	void revoke(long contact, String why, String by);

	/** A person whose relation to the detainee is proven. */
	record NewContact(IdentityNumber detainee, IdentityNumber person, String name, ContactRole role, Relation relation,
			MobileNumber mobile, String caseReference) {
	}

}
