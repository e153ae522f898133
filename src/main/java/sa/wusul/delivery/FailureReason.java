package sa.wusul.delivery;

/** The reason why the courier could not hand a document over, in the courier's codes. */
public enum FailureReason {

	NOBODY_HOME, NO_ACCESS, WRONG_ADDRESS, REFUSED, CODE_WRONG, OTHER

}
