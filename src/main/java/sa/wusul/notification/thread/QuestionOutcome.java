package sa.wusul.notification.thread;

/** What came of a question. */
public enum QuestionOutcome {

	ANSWERED,

	/** The requester did not answer in time. */
	LAPSED,

	/** The case ended or moved before. */
	ENDED

}
