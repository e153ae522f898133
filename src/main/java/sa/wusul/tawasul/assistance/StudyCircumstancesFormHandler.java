package sa.wusul.tawasul.assistance;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;
import sa.wusul.tawasul.assistance.SocialStudies.Study;

/**
 * Form handler that stores a social worker's study. The process only learns that it is
 * done.
 */
@Component
class StudyCircumstancesFormHandler implements FormHandler {

	private static final String DONE = "DONE";

	private final SocialStudies studies;

	StudyCircumstancesFormHandler(SocialStudies studies) {
		this.studies = studies;
	}

	@Override
	public String form() {
		return "tawasul-study-circumstances";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var outcome = answers.variable("studyOutcome");
		if (outcome.equals(DONE)) {
			this.studies.keep(submission.businessKey().orElseThrow(),
					new Study(submission.step().id(), answers.wholeNumber("householdSize"),
							answers.wholeNumber("monthlyIncome"), answers.text("note"), submission.author()));
		}
		return Result.as(Map.of("studyOutcome", outcome, "circumstancesChanged",
				"CHANGED".equals(answers.variables().get("circumstances"))));
	}

}
