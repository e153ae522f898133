package sa.wusul.tawasul;

/** The role of a person towards a detainee, as the Tawasul window sees it. */
public enum ContactRole {

	/** The one relative who speaks for the family and may name other contacts. */
	PRIMARY,

	/** A contact named by the primary contact. */
	NAMED,

	/** The lawyer who holds the detainee's power of attorney. */
	LAWYER,

	/** The detainee. */
	SELF,

	/** A person without any right to information about the detainee. */
	NONE

}
