package sa.wusul.tawasul.verification;

import sa.wusul.tawasul.ContactRole;

/** What somebody asks to be entered as a contact. */
public enum ContactKind {

	/** The requester, as the one relative who speaks for the family. */
	PRIMARY(ContactRole.PRIMARY, false),

	/** Whom the primary contact wants beside him. */
	NAMED(ContactRole.NAMED, true),

	/** The requester, who holds the detainee's power of attorney. */
	LAWYER(ContactRole.LAWYER, false),

	/** The lawyer, as the primary contact names him. */
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

	/** Whether the primary contact asks for somebody else. */
	boolean named() {
		return this.named;
	}

}
