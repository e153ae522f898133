package sa.wusul.services.register;

/** The purpose for which a register is asked, by the code that it is told. */
public enum RegisterPurpose {

	/** A citizen logs in. */
	LOG_IN,

	/** A form is filled in. */
	FORM,

	/** A person looks at what is on file of them. */
	OWN_FILE,

	/** A person who agreed is reminded before a document expires. */
	REMINDER,

	/** The requester of a case is identified. */
	IDENTIFICATION,

	/** A person asks whether they may use a service, before they apply. */
	PREVIEW,

	/** A request is decided on. */
	DECISION,

	/** A contact of a detainee is checked. */
	CONTACT,

	/** A document is entered that was granted. */
	ENTRY

}
