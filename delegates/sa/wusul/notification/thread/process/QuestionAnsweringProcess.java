package sa.wusul.notification.thread.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/notification/notification-question-answering.bpmn}
 * shares with Java.
 */
public final class QuestionAnsweringProcess {

	public static final String KEY = "notification-question-answering";

	public static final String THREAD_ENDED = "notification.threadEnded";

	/** The group that answers. */
	public static final ProcessVariable<String> QUESTION_GROUP = text("questionGroup");

	/** Number of the question in the thread, whose words are in no variable. */
	public static final ProcessVariable<Long> QUESTION_NUMBER = number("questionNumber");

	/** The person who works on the case, and is asked first. */
	public static final PerformerRole WORKED_BY = new PerformerRole("workedBy");

	private QuestionAnsweringProcess() {
	}

}
