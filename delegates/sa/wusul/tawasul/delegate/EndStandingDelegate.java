package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.engine.ContactMessageDecisions;
import sa.wusul.tawasul.verification.ContactRevocationService;

/**
 * {@code Task_EndStanding}: revokes the role of a contact whose relation or power of
 * attorney ended by the register.
 */
@Component
class EndStandingDelegate implements JavaDelegate {

	private final ContactRevocationService revocations;

	EndStandingDelegate(ContactRevocationService revocations) {
		this.revocations = revocations;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.revocations.endEntered(execution.getProcessBusinessKey(),
				ContactMessageDecisions.CONTACT_ENDED.key(execution),
				ContactMessageDecisions.CONTACT_REVOKED.key(execution));
	}

}
