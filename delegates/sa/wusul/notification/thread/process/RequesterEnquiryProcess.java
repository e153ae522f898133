package sa.wusul.notification.thread.process;

import sa.wusul.notification.thread.CaseQuestionService;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;

/**
 * The names that {@code processes/notification/notification-requester-enquiry.bpmn}
 * shares with Java, beside those of {@link QuestionAnsweringProcess}.
 */
public final class RequesterEnquiryProcess {

	public static final String KEY = "notification-requester-enquiry";

	public static final String REPLY_ARRIVED = CaseQuestionService.REPLIED;

	public static final String MORE_TIME_ASKED = "notification.moreTimeAsked";

	/** Whether the answer came before the end of the time for it. */
	public static final ProcessVariable<Boolean> REPLY_ARRIVED_BEFORE = flag("replyArrived");

	private RequesterEnquiryProcess() {
	}

}
