package sa.wusul.archive;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form about a damaged content. The reason of a loss goes to the audit
 * log; the process gets the outcome only.
 */
@Component
class RepairContentFormHandler implements FormHandler {

	private final ContentRepairs repairs;

	RepairContentFormHandler(ContentRepairs repairs) {
		this.repairs = repairs;
	}

	@Override
	public String form() {
		return "archive-repair-content";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var outcome = answers.variable("repairOutcome");
		if (outcome.equals("LOST")) {
			this.repairs.lose((String) submission.facts().get("contentHash"), answers.text("lossReason"),
					submission.author());
		}
		return Result.as(Map.of("repairOutcome", outcome));
	}

}
