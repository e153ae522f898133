package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.assistance.Committee;

import static sa.wusul.tawasul.delegate.CommitteeDecisionProcess.ASSISTANCE_GRANTED;
import static sa.wusul.tawasul.delegate.CommitteeDecisionProcess.DECISION_REASON;

/** {@code Task_CountVotes}: counts when all three votes are in. */
@Component
class CountVotesDelegate implements JavaDelegate {

	private final Committee committee;

	CountVotesDelegate(Committee committee) {
		this.committee = committee;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var decision = this.committee.decide(execution.getProcessBusinessKey());
		ASSISTANCE_GRANTED.set(execution, decision.granted());
		DECISION_REASON.set(execution, decision.reasonCode().orElse(null));
	}

}
