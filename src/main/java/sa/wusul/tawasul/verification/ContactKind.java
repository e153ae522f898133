package sa.wusul.tawasul.verification;

import sa.wusul.tawasul.ContactRole;

/** The kind of an application to become a contact. */
public enum ContactKind {

	/** The requester, as the one relative who speaks for the family. */
	PRIMARY(ContactRole.PRIMARY, false),

	/** A person named by the primary contact. */
	NAMED(ContactRole.NAMED, true),

	/** The requester, who holds the detainee's power of attorney. */
	LAWYER(ContactRole.LAWYER, false),

	/** The lawyer, named by the primary contact. */
	NAMED_LAWYER(ContactRole.LAWYER, true);

	private final ContactRole role;

	private final boolean named;

	ContactKind(ContactRole role, boolean named) {
		this.role = role;
		this.named = named;
	}

	ContactRole role() {
		return this.role;
	}

	/** Checks whether the primary contact applies for another person. */
	boolean named() {
		return this.named;
	}

}
