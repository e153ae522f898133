package sa.wusul.tawasul;

/** What somebody is to a detainee in the eyes of the window. */
public enum ContactRole {

	/** The one relative who speaks for the family and may name others. */
	PRIMARY,

	/** Named by the primary contact. */
	NAMED,

	/** Holds the detainee's power of attorney. */
	LAWYER,

	/** The detainee himself. */
	SELF,

	/** Nobody who may learn anything. */
	NONE

}
