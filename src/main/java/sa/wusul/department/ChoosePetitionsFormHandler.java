package sa.wusul.department;

import java.util.Arrays;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/** Form handler that adds the chosen requests to a campaign. */
@Component
class ChoosePetitionsFormHandler implements FormHandler {

	private final CampaignService campaigns;

	ChoosePetitionsFormHandler(CampaignService campaigns) {
		this.campaigns = campaigns;
	}

	@Override
	public String form() {
		return "department-choose-petitions";
	}

	@Override
	public Result handle(Submission submission) {
		var first = submission.businessKey().orElseThrow();
		Arrays.stream(submission.answers().find("petitions").orElse("").split("\\s+"))
			.filter((number) -> !number.isBlank())
			.forEach((number) -> this.campaigns.add(first, number, submission.author()));
		return Result.as(submission.answers().variables());
	}

}
