package sa.wusul.tawasul.assistance;

/** What a family is helped with. */
public enum AssistanceKind {

	LIVING, RENT, MEDICAL, SCHOOL,
	/** To begin anew after release. */
	RELEASE_SUPPORT

}
