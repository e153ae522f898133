package sa.wusul.records;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form by which an officer asks for the package of a closed case, or of
 * what is held of a person.
 */
@Component
class AskHandoverFormHandler implements FormHandler {

	private final HandoverOrders orders;

	AskHandoverFormHandler(HandoverOrders orders) {
		this.orders = orders;
	}

	@Override
	public String form() {
		return "records-hand-over-case";
	}

	@Override
	public Result handle(Submission submission) {
		return this.orders.ask(submission, form());
	}

}
