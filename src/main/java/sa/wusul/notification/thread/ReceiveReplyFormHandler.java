package sa.wusul.notification.thread;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that keeps what a requester answered on the telephone or at the counter.
 */
@Component
class ReceiveReplyFormHandler implements FormHandler {

	private final CaseQuestionService questions;

	ReceiveReplyFormHandler(CaseQuestionService questions) {
		this.questions = questions;
	}

	@Override
	public String form() {
		return "notification-receive-reply";
	}

	@Override
	public Result handle(Submission submission) {
		var ordinal = ((Number) submission.facts().get("questionNumber")).intValue();
		this.questions.answer(submission.businessKey().orElseThrow(), ordinal, submission.answers().text("reply"),
				submission.author());
		return Result.as(Map.of());
	}

}
