package sa.wusul.tawasul.verification;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.form.AnswerKeeper;

/**
 * Finds the contact who is meant; the process goes on under the reference of the case
 * that entered him and knows neither him nor the detainee.
 */
@Component
class RevocationForm implements AnswerKeeper {

	private final ContactRevocations revocations;

	private final CaseFiles caseFiles;

	RevocationForm(ContactRevocations revocations, CaseFiles caseFiles) {
		this.revocations = revocations;
		this.caseFiles = caseFiles;
	}

	@Override
	public String form() {
		return "tawasul-revoke-contact";
	}

	@Override
	public Kept keep(Submission submission) {
		var answers = submission.answers();
		var why = answers.variable("revocationReason");
		var contact = this.revocations.find(new IdentityNumber(answers.text("detaineeIdentityNumber")),
				new IdentityNumber(answers.text("contactIdentityNumber")), why);
		return Kept.as(contact.caseReference(), Map.of("revocationReason", why, "startedBy", submission.author(),
				"centre", this.caseFiles.get(contact.caseReference()).centre()));
	}

}
