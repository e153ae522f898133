package sa.wusul.intake;

/** The analysts' table of documents whose original staff may see instead of an upload. */
public interface OriginalDecisions {

	/** Checks whether it is enough that staff at the counter see the original. */
	boolean suffices(String documentKind);

}
