package sa.wusul.records;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.identity.Rights;

/**
 * Handler of the form by which an officer of a confidential domain says what became of a
 * person's data there. The reason why it is not handed over goes to the audit log.
 */
@Component
class AnswerPersonSearchFormHandler implements FormHandler {

	private static final String OUTCOME = "searchOutcome";

	private final HandoverOrders orders;

	private final Rights rights;

	AnswerPersonSearchFormHandler(HandoverOrders orders, Rights rights) {
		this.orders = orders;
		this.rights = rights;
	}

	@Override
	public String form() {
		return "tawasul-answer-person-search";
	}

	@Override
	public Result handle(Submission submission) {
		var outcome = submission.answers().variable(OUTCOME);
		var number = ((Number) submission.facts().get("handoverNumber")).longValue();
		if (outcome.equals("NOT_OWED")) {
			this.orders.withhold(number, submission.fact("handedCase"), submission.answers().text("notOwedReason"),
					submission.author());
		}
		else {
			this.orders.demandAsked(number, this.rights.confidentialDomain(form()).orElseThrow());
		}
		return Result.as(Map.of(OUTCOME, outcome));
	}

}
