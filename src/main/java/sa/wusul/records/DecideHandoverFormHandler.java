package sa.wusul.records;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form by which a second person decides about a package. A refused order
 * is over, so that nobody takes it for one that is under way.
 */
@Component
class DecideHandoverFormHandler implements FormHandler {

	private static final String DECISION = "handoverDecision";

	private final HandoverOrders orders;

	DecideHandoverFormHandler(HandoverOrders orders) {
		this.orders = orders;
	}

	@Override
	public String form() {
		return "records-approve-handover";
	}

	@Override
	public Result handle(Submission submission) {
		var decision = submission.answers().variable(DECISION);
		if (decision.equals("REFUSE")) {
			this.orders.refuse(((Number) submission.facts().get("handoverNumber")).longValue(), submission.author());
		}
		return Result.as(Map.of(DECISION, decision));
	}

}
