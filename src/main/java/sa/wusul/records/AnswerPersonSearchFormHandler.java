package sa.wusul.records;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form by which an officer of a confidential domain says what became of a
 * person's data there. The reason why it is not handed over goes to the audit log.
 */
@Component
class AnswerPersonSearchFormHandler implements FormHandler {

	private static final String OUTCOME = "searchOutcome";

	private final HandoverOrders orders;

	AnswerPersonSearchFormHandler(HandoverOrders orders) {
		this.orders = orders;
	}

	@Override
	public String form() {
		return "tawasul-answer-person-search";
	}

	@Override
	public Result handle(Submission submission) {
		var outcome = submission.answers().variable(OUTCOME);
		var reference = (String) submission.facts().get("handedCase");
		if (outcome.equals("NOT_OWED")) {
			this.orders.withhold(reference, submission.answers().text("notOwedReason"), submission.author());
		}
		else {
			this.orders.demandAsked(reference);
		}
		return Result.as(Map.of(OUTCOME, outcome));
	}

}
