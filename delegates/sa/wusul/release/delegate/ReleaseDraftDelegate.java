package sa.wusul.release.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.release.Drafts;

import static sa.wusul.release.process.DraftApprovalProcess.DRAFT_NUMBER;

/** {@code Task_ReleaseDraft}: deploys an approved draft. */
@Component
class ReleaseDraftDelegate implements JavaDelegate {

	private final Drafts drafts;

	ReleaseDraftDelegate(Drafts drafts) {
		this.drafts = drafts;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.drafts.release(DRAFT_NUMBER.in(execution));
	}

}
