package sa.wusul.records;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form by which an officer asks for the package of a closed confidential
 * case.
 */
@Component
class AskConfidentialHandoverFormHandler implements FormHandler {

	private final HandoverOrders orders;

	AskConfidentialHandoverFormHandler(HandoverOrders orders) {
		this.orders = orders;
	}

	@Override
	public String form() {
		return "tawasul-hand-over-case";
	}

	@Override
	public Result handle(Submission submission) {
		return this.orders.ask(submission, form());
	}

}
