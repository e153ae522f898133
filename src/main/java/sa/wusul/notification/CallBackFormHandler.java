package sa.wusul.notification;

import java.util.HashMap;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that counts the calls to a requester whom a message did not reach, and
 * records in the case what they said.
 */
@Component
class CallBackFormHandler implements FormHandler {

	private static final String ATTEMPTS = "callAttempts";

	private final StepNoteWriter notes;

	CallBackFormHandler(StepNoteWriter notes) {
		this.notes = notes;
	}

	@Override
	public String form() {
		return "notification-call-back";
	}

	@Override
	public Result handle(Submission submission) {
		this.notes.writeAnswer(submission);
		var variables = new HashMap<>(submission.answers().variables());
		variables.put(ATTEMPTS, ((Number) submission.facts().getOrDefault(ATTEMPTS, 0L)).longValue() + 1);
		return Result.as(variables);
	}

}
