package sa.wusul.reception.phone;

import java.time.Clock;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.PlainText;
import sa.wusul.platform.form.FormHandler;

/** Records in the case the identified caller's question and the officer's answer. */
@Component
class AnswerCallerFormHandler implements FormHandler {

	private final PhoneCalls calls;

	private final CaseFiles caseFiles;

	private final Clock clock;

	AnswerCallerFormHandler(PhoneCalls calls, CaseFiles caseFiles, Clock clock) {
		this.calls = calls;
		this.caseFiles = caseFiles;
		this.clock = clock;
	}

	@Override
	public String form() {
		return "reception-answer-caller";
	}

	@Override
	public Result handle(Submission submission) {
		var call = (String) submission.facts().get("callNumber");
		var told = submission.answers().text("note");
		PlainText.check(told);
		this.caseFiles.write(this.calls.caseOfProvenCaller(call), new Note(submission.step().id(),
				submission.step().name(), "phoneEnquiry", told, submission.author(), this.clock.instant()));
		this.calls.answered(call, submission.author());
		return Result.as(submission.answers().variables());
	}

}
