package sa.wusul.department;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/** Form handler that opens a campaign by its first petition. */
@Component
class OpenCampaignFormHandler implements FormHandler {

	private final CampaignService campaigns;

	private final StepNoteWriter notes;

	OpenCampaignFormHandler(CampaignService campaigns, StepNoteWriter notes) {
		this.campaigns = campaigns;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "department-open-campaign";
	}

	@Override
	public Result handle(Submission submission) {
		var first = this.campaigns.first(submission.answers().text("caseNumber"));
		this.notes.write(first.reference(), submission, "note", submission.answers().text("note"));
		return Result.as(first.reference(), first.facts());
	}

}
