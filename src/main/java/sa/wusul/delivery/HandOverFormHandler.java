package sa.wusul.delivery;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that checks the person at the counter. The process only receives the
 * result.
 */
@Component
class HandOverFormHandler implements FormHandler {

	private static final String NEW_CODE = "NEW_CODE";

	private static final String DELEGATE = "DELEGATE";

	private final OfficeCustodyService custody;

	HandOverFormHandler(OfficeCustodyService custody) {
		this.custody = custody;
	}

	@Override
	public String form() {
		return "delivery-hand-over";
	}

	@Override
	public Result handle(Submission submission) {
		var reference = submission.businessKey().orElseThrow();
		var answers = submission.answers();
		var step = answers.variable("handoverStep");
		if (step.equals(NEW_CODE)) {
			this.custody.checkCodeMayBeSentAgain(reference);
			return Result.as(Map.of("handoverStep", step, "handedOver", false));
		}
		var delegate = step.equals(DELEGATE) ? Optional.of(answers.text("delegateIdentityNumber"))
				: Optional.<String>empty();
		var attempt = this.custody.handOver(reference, answers.text("handoverCode"), delegate, submission.author());
		return Result.as(Map.of("handoverStep", step, "handedOver", attempt.handedOver(), "triesLeft",
				(long) attempt.triesLeft()));
	}

}
