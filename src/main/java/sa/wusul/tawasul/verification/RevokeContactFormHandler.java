package sa.wusul.tawasul.verification;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.tawasul.Contact;

/**
 * Form handler that finds the contact to be revoked. The process continues under the
 * reference of the case that added the contact and knows neither the contact nor the
 * detainee. For staff without access to that case the contact does not exist, so that
 * trying reveals no contacts.
 */
@Component
class RevokeContactFormHandler implements FormHandler {

	private final ContactRevocationService revocations;

	private final CaseFiles caseFiles;

	private final CaseRights access;

	private final CurrentStaff staff;

	private final AccessLog log;

	RevokeContactFormHandler(ContactRevocationService revocations, CaseFiles caseFiles, CaseRights access,
			CurrentStaff staff, AccessLog log) {
		this.revocations = revocations;
		this.caseFiles = caseFiles;
		this.access = access;
		this.staff = staff;
		this.log = log;
	}

	@Override
	public String form() {
		return "tawasul-revoke-contact";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var why = answers.variable("revocationReason");
		var contact = this.revocations.find(new IdentityNumber(answers.text("detaineeIdentityNumber")),
				new IdentityNumber(answers.text("contactIdentityNumber")), why, this::mayBeKnown);
		this.log.write(CaseRead.fromDesk(contact.caseReference(), submission.author()));
		return Result.as(contact.caseReference(), Map.of("revocationReason", why, "centre",
				this.caseFiles.get(contact.caseReference()).place().centre()));
	}

	private boolean mayBeKnown(Contact contact) {
		return this.staff.person()
			.map((officer) -> this.access.mayOpen(officer.groups(), this.caseFiles.get(contact.caseReference())))
			.orElse(true);
	}

}
