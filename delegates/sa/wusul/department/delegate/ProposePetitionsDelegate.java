package sa.wusul.department.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.department.CampaignService;

import static sa.wusul.department.process.CampaignAnswerProcess.PETITIONS;

/** {@code Task_ProposePetitions}: proposes requests that may be about the same matter. */
@Component
class ProposePetitionsDelegate implements JavaDelegate {

	private final CampaignService campaigns;

	ProposePetitionsDelegate(CampaignService campaigns) {
		this.campaigns = campaigns;
	}

	@Override
	public void execute(DelegateExecution execution) {
		PETITIONS.set(execution, String.join("\n", this.campaigns.propose(execution.getProcessBusinessKey())));
	}

}
