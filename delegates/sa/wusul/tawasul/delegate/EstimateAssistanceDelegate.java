package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.assistance.AssistanceKind;
import sa.wusul.tawasul.assistance.Assistances;
import sa.wusul.tawasul.assistance.Assistances.Proposal;

import static sa.wusul.tawasul.process.AssistanceRequestProcess.AMOUNT_OFFERED;
import static sa.wusul.tawasul.process.AssistanceRequestProcess.ASSISTANCE_KIND;
import static sa.wusul.tawasul.process.AssistanceRequestProcess.DECISION_REASON;
import static sa.wusul.tawasul.process.SocialStudyProcess.STUDY_OUTCOME;

/**
 * {@code Task_EstimateAmount}: evaluates the table of amounts with the study's findings.
 */
@Component
class EstimateAssistanceDelegate implements JavaDelegate {

	private final Assistances assistances;

	EstimateAssistanceDelegate(Assistances assistances) {
		this.assistances = assistances;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var outcome = STUDY_OUTCOME.in(execution).equals("DONE") ? this.assistances
			.propose(execution.getProcessBusinessKey(), AssistanceKind.valueOf(ASSISTANCE_KIND.in(execution)))
			.name() : "STUDY_IMPOSSIBLE";
		var offered = outcome.equals(Proposal.OFFERED.name());
		AMOUNT_OFFERED.set(execution, offered);
		DECISION_REASON.set(execution, offered ? null : outcome);
	}

}
