package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.assistance.Committee;

import static sa.wusul.tawasul.process.CommitteeDecisionProcess.DECISION_REASON;
import static sa.wusul.tawasul.process.CommitteeDecisionProcess.VOTES_CAST;
import static sa.wusul.tawasul.process.CommitteeDecisionProcess.VOTES_GRANTING;

/** {@code Task_CountVotes}: counts the votes once every seat has voted or stays empty. */
@Component
class CountVotesDelegate implements JavaDelegate {

	private final Committee committee;

	CountVotesDelegate(Committee committee) {
		this.committee = committee;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var count = this.committee.count(execution.getProcessBusinessKey(), execution.getCurrentActivityId());
		VOTES_CAST.set(execution, (long) count.cast());
		VOTES_GRANTING.set(execution, (long) count.granting());
		DECISION_REASON.set(execution, count.reasonCode().orElse(null));
	}

}
