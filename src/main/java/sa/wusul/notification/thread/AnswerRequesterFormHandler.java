package sa.wusul.notification.thread;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/** Form handler that keeps the answer to a requester's question in the thread. */
@Component
class AnswerRequesterFormHandler implements FormHandler {

	private final CaseQuestionService questions;

	AnswerRequesterFormHandler(CaseQuestionService questions) {
		this.questions = questions;
	}

	@Override
	public String form() {
		return "notification-answer-requester";
	}

	@Override
	public Result handle(Submission submission) {
		var ordinal = ((Number) submission.facts().get("questionNumber")).intValue();
		this.questions.answer(submission.businessKey().orElseThrow(), ordinal, submission.answers().text("reply"),
				submission.author());
		return Result.as(Map.of());
	}

}
