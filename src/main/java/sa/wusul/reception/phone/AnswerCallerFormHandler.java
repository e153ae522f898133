package sa.wusul.reception.phone;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/** Records in the case the identified caller's question and the officer's answer. */
@Component
class AnswerCallerFormHandler implements FormHandler {

	private final PhoneCalls calls;

	private final StepNoteWriter notes;

	AnswerCallerFormHandler(PhoneCalls calls, StepNoteWriter notes) {
		this.calls = calls;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "reception-answer-caller";
	}

	@Override
	public Result handle(Submission submission) {
		var call = submission.fact("callNumber");
		this.notes.write(this.calls.caseOfProvenCaller(call), submission, "phoneEnquiry",
				submission.answers().text("note"));
		this.calls.answered(call, submission.author());
		return Result.as(submission.answers().variables());
	}

}
