package sa.wusul.tawasul.verification;

import sa.wusul.tawasul.Contact;

/** Port for starting revocations that do not begin in Tasklist. */
public interface RevocationStarter {

	/** Revokes a contact at their own wish or that of the contact who named them. */
	void begin(Contact contact, Wish wish);

	/** The origin of the wish; revocations by staff begin in Tasklist. */
	enum Wish {

		OWN_WISH, PRIMARY_WISH

	}

}
