package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.tawasul.engine.ContactMessageDecisions;
import sa.wusul.tawasul.verification.ContactRevocationService;

import static sa.wusul.tawasul.process.ContactRevocationProcess.REVOCATION_REASON;
import static sa.wusul.tawasul.process.ContactRevocationProcess.STARTED_BY;

/** {@code Task_RevokeContact}: revokes a contact and notifies them. */
@Component
class RevokeContactDelegate implements JavaDelegate {

	private final ContactRevocationService revocations;

	private final StepPerformers performers;

	RevokeContactDelegate(ContactRevocationService revocations, StepPerformers performers) {
		this.performers = performers;
		this.revocations = revocations;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.revocations.revoke(execution.getProcessBusinessKey(), REVOCATION_REASON.in(execution),
				this.performers.get(execution, STARTED_BY), ContactMessageDecisions.CONTACT_REVOKED.key(execution));
	}

}
