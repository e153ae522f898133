package sa.wusul.room;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form about an incomplete recording. The words go to the audit log; the
 * process gets the outcome only.
 */
@Component
class ExplainRecordingFormHandler implements FormHandler {

	private static final String OUTCOME = "recordingOutcome";

	private final RecordingChecks checks;

	ExplainRecordingFormHandler(RecordingChecks checks) {
		this.checks = checks;
	}

	@Override
	public String form() {
		return "room-explain-recording";
	}

	@Override
	public Result handle(Submission submission) {
		var outcome = submission.answers().variable(OUTCOME);
		if (!outcome.equals("CHECK_AGAIN")) {
			this.checks.explain(((Number) submission.facts().get("recordedRoom")).longValue(), outcome,
					submission.answers().text("recordingReason"), submission.author());
		}
		return Result.as(Map.of(OUTCOME, outcome));
	}

}
