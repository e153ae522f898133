package sa.wusul.records;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseReference;
import sa.wusul.platform.form.FormHandler;

/** Handler of the form by which a supervisor sets or lifts a hold. */
@Component
class ChangeHoldFormHandler implements FormHandler {

	private final CaseHolds holds;

	ChangeHoldFormHandler(CaseHolds holds) {
		this.holds = holds;
	}

	@Override
	public String form() {
		return "records-change-hold";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var reference = CaseReference.parse(answers.text("heldCase")).value();
		var action = answers.variable("holdAction");
		if (action.equals("LIFT")) {
			this.holds.lift(reference, answers.text("holdReason"), submission.author());
		}
		else {
			this.holds.set(reference, answers.text("holdReason"), submission.author());
		}
		return Result.as(Map.of("holdAction", action));
	}

}
