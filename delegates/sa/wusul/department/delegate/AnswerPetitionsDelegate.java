package sa.wusul.department.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.department.CampaignService;
import sa.wusul.department.process.PetitionAnswerProcess;
import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.StepPerformers;

import static sa.wusul.department.process.CampaignAnswerProcess.LAST_PETITION;
import static sa.wusul.department.process.CampaignAnswerProcess.PETITIONS_LEFT;
import static sa.wusul.department.process.CampaignAnswerProcess.STUDIED_BY;

/**
 * {@code Task_AnswerPetitions}: starts the answer of the next petitions, each as a
 * process of its own, which goes on and fails independently of the others.
 */
@Component
class AnswerPetitionsDelegate implements JavaDelegate {

	private static final int AT_ONCE = 50;

	private final CampaignService campaigns;

	private final StepPerformers performers;

	AnswerPetitionsDelegate(CampaignService campaigns, StepPerformers performers) {
		this.performers = performers;
		this.campaigns = campaigns;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var first = execution.getProcessBusinessKey();
		var batch = this.campaigns.next(first, LAST_PETITION.findIn(execution).orElse("0"), AT_ONCE);
		batch.stream()
			.filter((petition) -> !this.campaigns.isUrgent(petition))
			.forEach((petition) -> answer(execution, first, petition));
		PETITIONS_LEFT.set(execution, batch.size() == AT_ONCE);
		batch.stream()
			.map(CaseFile::reference)
			.max(String::compareTo)
			.ifPresent((last) -> LAST_PETITION.set(execution, last));
	}

	private void answer(DelegateExecution execution, String first, CaseFile petition) {
		this.campaigns.answer(first, petition.reference(), execution.getCurrentActivityId(),
				execution.getCurrentActivityName(), this.performers.get(execution, STUDIED_BY));
		EngineAccess.asSystem("a campaign answers petitions of other people",
				() -> CheckedStart.of(() -> execution.getProcessEngineServices()
					.getRuntimeService()
					.startProcessInstanceByKey(PetitionAnswerProcess.KEY, petition.reference(), petition.facts())));
	}

}
