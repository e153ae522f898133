package sa.wusul.notification.thread;

/** The end of a question. */
public enum QuestionOutcome {

	ANSWERED,

	/** The requester did not answer in time. */
	LAPSED,

	/** The case ended or moved before. */
	ENDED

}
