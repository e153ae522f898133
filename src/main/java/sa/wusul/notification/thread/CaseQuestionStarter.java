package sa.wusul.notification.thread;

import sa.wusul.casefile.CaseFile;

/** Starter of the processes that wait for the answers to questions, beside the case. */
public interface CaseQuestionStarter {

	/**
	 * Starts the answering of a requester's question by the officer or group of the
	 * case's open step, in the current transaction.
	 * @param ordinal number of the question
	 * @return the id of the process
	 */
	String bringQuestion(CaseFile file, int ordinal);

	/**
	 * Waits for the requester's answer to a question, in the current transaction.
	 * @param ordinal number of the question
	 * @param person who asked, and reads the answer
	 * @param task the task beside which they asked
	 * @return the id of the process
	 */
	String awaitReply(CaseFile file, int ordinal, String person, String task);

	/** Ends the wait for an answer that is no longer needed. */
	void end(String processInstance);

}
