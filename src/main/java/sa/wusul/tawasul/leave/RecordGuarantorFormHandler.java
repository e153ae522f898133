package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that stores the guarantor of the return after their identity was checked.
 */
@Component
class RecordGuarantorFormHandler implements FormHandler {

	private final Leaves leaves;

	RecordGuarantorFormHandler(Leaves leaves) {
		this.leaves = leaves;
	}

	@Override
	public String form() {
		return "tawasul-record-guarantor";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		this.leaves.guarantee(submission.fact("leaveNumber"),
				new Guarantor(new IdentityNumber(answers.text("guarantorIdentityNumber")),
						new PersonName(answers.text("guarantorName")), answers.variable("guarantorRelation")),
				submission.author());
		return Result.as(Map.of());
	}

}
