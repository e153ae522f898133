package sa.wusul.notification.thread;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that keeps an answer which staff write into the thread: their own, or the
 * one that the requester gave on the telephone or at the counter.
 */
abstract class WriteReplyFormHandler implements FormHandler {

	private final CaseQuestionService questions;

	private final String form;

	WriteReplyFormHandler(CaseQuestionService questions, String form) {
		this.questions = questions;
		this.form = form;
	}

	@Override
	public String form() {
		return this.form;
	}

	@Override
	public Result handle(Submission submission) {
		var ordinal = ((Number) submission.facts().get("questionNumber")).intValue();
		this.questions.answer(submission.businessKey().orElseThrow(), ordinal, submission.answers().text("reply"),
				submission.author());
		return Result.as(Map.of());
	}

	/** The answer of staff to a question of the requester. */
	@Component
	static class OfStaff extends WriteReplyFormHandler {

		OfStaff(CaseQuestionService questions) {
			super(questions, "notification-answer-requester");
		}

	}

	/** The answer of the requester to a question of staff. */
	@Component
	static class OfRequester extends WriteReplyFormHandler {

		OfRequester(CaseQuestionService questions) {
			super(questions, "notification-receive-reply");
		}

	}

}
