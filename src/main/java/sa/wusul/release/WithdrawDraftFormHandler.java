package sa.wusul.release;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form on which a releaser takes an approved draft back before its day.
 */
@Component
class WithdrawDraftFormHandler implements FormHandler {

	private final Drafts drafts;

	WithdrawDraftFormHandler(Drafts drafts) {
		this.drafts = drafts;
	}

	@Override
	public String form() {
		return "release-withdraw-draft";
	}

	@Override
	public Result handle(Submission submission) {
		this.drafts.withdraw(((Number) submission.facts().get("draftNumber")).longValue());
		return Result.as(Map.of("draftRefusalReason", "WITHDRAWN"));
	}

}
