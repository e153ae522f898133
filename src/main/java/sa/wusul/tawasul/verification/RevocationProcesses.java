package sa.wusul.tawasul.verification;

import sa.wusul.tawasul.Contact;

/** Revocations that begin elsewhere than in Tasklist. */
public interface RevocationProcesses {

	/** Takes a contact his place because he, or who named him, wants it so. */
	void begin(Contact contact, Wish wish);

	/** Whose wish it is; what staff want is asked for in Tasklist. */
	enum Wish {

		OWN_WISH, PRIMARY_WISH

	}

}
