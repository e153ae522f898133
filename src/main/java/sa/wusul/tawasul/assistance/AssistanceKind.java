package sa.wusul.tawasul.assistance;

/** The purpose of the assistance for a family. */
public enum AssistanceKind {

	LIVING, RENT, MEDICAL, SCHOOL,
	/** Support for a new start after release. */
	RELEASE_SUPPORT

}
