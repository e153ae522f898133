package sa.wusul.release;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form on which a releaser decides. It keeps the reason of a refusal with
 * the draft.
 */
@Component
class DecideDraftFormHandler implements FormHandler {

	private static final String DECISION = "draftDecision";

	private static final String REASON = "draftRefusalReason";

	private final Drafts drafts;

	DecideDraftFormHandler(Drafts drafts) {
		this.drafts = drafts;
	}

	@Override
	public String form() {
		return "release-decide-draft";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var approved = answers.variable(DECISION).equals("APPROVE");
		var shown = List.of("draftName", "author", "draftChanges")
			.stream()
			.map((name) -> String.valueOf(submission.facts().get(name)))
			.toList();
		var reason = approved ? null : answers.variable(REASON) + ": " + answers.text("draftRefusal");
		this.drafts.decide(((Number) submission.facts().get("draftNumber")).longValue(),
				new Drafts.Decision(approved, reason, shown));
		return Result
			.as(approved ? Map.of(DECISION, "APPROVE") : Map.of(DECISION, "REFUSE", REASON, answers.variable(REASON)));
	}

}
