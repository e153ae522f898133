package sa.wusul.records;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Handler of the form by which a member of staff asks for the revocation of a paper.
 */
@Component
class RevokePaperFormHandler implements FormHandler {

	private final PaperRevocationService revocations;

	RevokePaperFormHandler(PaperRevocationService revocations) {
		this.revocations = revocations;
	}

	@Override
	public String form() {
		return "records-revoke-paper";
	}

	@Override
	public Result handle(Submission submission) {
		return this.revocations.ask(submission, form());
	}

}
