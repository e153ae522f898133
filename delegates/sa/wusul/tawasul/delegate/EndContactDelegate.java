package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.engine.ContactMessageDecisions;
import sa.wusul.tawasul.verification.ContactRevocationService;

/**
 * {@code Task_EndContact}: revokes the contact role of a requester whose relation or
 * power of attorney ended by the registers.
 */
@Component
class EndContactDelegate implements JavaDelegate {

	private final ContactRevocationService revocations;

	EndContactDelegate(ContactRevocationService revocations) {
		this.revocations = revocations;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.revocations.end(execution.getProcessBusinessKey(), ContactMessageDecisions.CONTACT_ENDED.key(execution),
				ContactMessageDecisions.CONTACT_REVOKED.key(execution));
	}

}
