package sa.wusul.release.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.release.Drafts;

import static sa.wusul.release.process.DraftApprovalProcess.DRAFT_NUMBER;
import static sa.wusul.release.process.DraftApprovalProcess.DRAFT_REFUSAL_REASON;
import static sa.wusul.release.process.DraftApprovalProcess.DRAFT_STANDS;

/**
 * {@code Task_CheckDraft}: checks whether an approved draft still fits the models in
 * service.
 */
@Component
class CheckDraftDelegate implements JavaDelegate {

	private final Drafts drafts;

	CheckDraftDelegate(Drafts drafts) {
		this.drafts = drafts;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var stands = this.drafts.stillFits(DRAFT_NUMBER.in(execution));
		DRAFT_STANDS.set(execution, stands);
		if (!stands) {
			DRAFT_REFUSAL_REASON.set(execution, "OVERTAKEN");
		}
	}

}
