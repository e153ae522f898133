package sa.wusul.records;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Handler of the form by which an officer says that they have the package, which is
 * believed only after a download.
 */
@Component
class FetchPackageFormHandler implements FormHandler {

	private final HandoverOrders orders;

	FetchPackageFormHandler(HandoverOrders orders) {
		this.orders = orders;
	}

	@Override
	public String form() {
		return "records-fetch-package";
	}

	@Override
	public Result handle(Submission submission) {
		var outcome = submission.answers().variable("packageOutcome");
		var number = ((Number) submission.facts().get("handoverNumber")).longValue();
		if (outcome.equals("FETCHED") && this.orders.find(number).flatMap(HandoverOrder::fetchedAt).isEmpty()) {
			throw new RefusalException(Kind.CONFLICT, "handover.notFetched");
		}
		return Result.as(Map.of("packageOutcome", outcome));
	}

}
