package sa.wusul.records;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form by which an officer asks for the revocation of a confidential
 * paper.
 */
@Component
class RevokeConfidentialPaperFormHandler implements FormHandler {

	private final PaperRevocationService revocations;

	RevokeConfidentialPaperFormHandler(PaperRevocationService revocations) {
		this.revocations = revocations;
	}

	@Override
	public String form() {
		return "tawasul-revoke-paper";
	}

	@Override
	public Result handle(Submission submission) {
		return this.revocations.ask(submission, form());
	}

}
