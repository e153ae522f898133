package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.assistance.AssistanceKind;
import sa.wusul.tawasul.assistance.Assistances;
import sa.wusul.tawasul.assistance.Assistances.Standing;

import static sa.wusul.tawasul.process.AssistanceRequestProcess.ASSISTANCE_KIND;
import static sa.wusul.tawasul.process.AssistanceRequestProcess.ASSISTANCE_RUNNING;
import static sa.wusul.tawasul.process.AssistanceRequestProcess.EARLIER_CASE;
import static sa.wusul.tawasul.process.AssistanceRequestProcess.EARLIER_MONTHS_LEFT;
import static sa.wusul.tawasul.process.AssistanceRequestProcess.MONTHS_SINCE_COMMITTEE;
import static sa.wusul.tawasul.process.AssistanceRequestProcess.RENEWAL;

/** {@code Task_FindEarlier}: finds the family's present and earlier assistance. */
@Component
class FindEarlierAssistanceDelegate implements JavaDelegate {

	private final Assistances assistances;

	FindEarlierAssistanceDelegate(Assistances assistances) {
		this.assistances = assistances;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var earlier = this.assistances.earlier(execution.getProcessBusinessKey(),
				AssistanceKind.valueOf(ASSISTANCE_KIND.in(execution)));
		EARLIER_CASE.set(execution, earlier.standing().name());
		RENEWAL.set(execution, earlier.standing() == Standing.RENEWAL);
		ASSISTANCE_RUNNING.set(execution, earlier.running());
		EARLIER_MONTHS_LEFT.set(execution, earlier.monthsLeft());
		MONTHS_SINCE_COMMITTEE.set(execution, earlier.monthsSinceCommittee());
	}

}
