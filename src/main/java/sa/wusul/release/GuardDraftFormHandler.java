package sa.wusul.release;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form on which a guardian of safeguards agrees to an approved draft or
 * refuses it. It keeps the reason with the draft.
 */
@Component
class GuardDraftFormHandler implements FormHandler {

	private static final String DECISION = "guardDecision";

	private static final String REASON = "draftRefusalReason";

	private final Drafts drafts;

	GuardDraftFormHandler(Drafts drafts) {
		this.drafts = drafts;
	}

	@Override
	public String form() {
		return "release-guard-draft";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var agreed = answers.variable(DECISION).equals("AGREE");
		var reason = agreed ? answers.text("guardReason")
				: answers.variable(REASON) + ": " + answers.text("draftRefusal");
		this.drafts.guard(((Number) submission.facts().get("draftNumber")).longValue(),
				new Drafts.GuardianAnswer(agreed, reason, DecideDraftFormHandler.shown(submission)));
		return Result
			.as(agreed ? Map.of(DECISION, "AGREE") : Map.of(DECISION, "REFUSE", REASON, answers.variable(REASON)));
	}

}
