package sa.wusul.release;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/**
 * Handler of the form on which a releaser decides. It keeps the reason of a refusal with
 * the draft.
 */
@Component
class DraftDecision implements AnswerKeeper {

	private static final String DECISION = "draftDecision";

	private static final String REASON = "draftRefusalReason";

	private final Drafts drafts;

	DraftDecision(Drafts drafts) {
		this.drafts = drafts;
	}

	@Override
	public String form() {
		return "release-decide-draft";
	}

	@Override
	public Kept keep(Submission submission) {
		var answers = submission.answers();
		var approved = answers.variable(DECISION).equals("APPROVE");
		var shown = List.of("draftName", "author", "draftChanges")
			.stream()
			.map((name) -> String.valueOf(submission.facts().get(name)))
			.toList();
		var reason = approved ? null : answers.variable(REASON) + ": " + answers.text("draftRefusal");
		this.drafts.decide(((Number) submission.facts().get("draftNumber")).longValue(),
				new Drafts.Decision(approved, reason, shown));
		return Kept
			.as(approved ? Map.of(DECISION, "APPROVE") : Map.of(DECISION, "REFUSE", REASON, answers.variable(REASON)));
	}

}
