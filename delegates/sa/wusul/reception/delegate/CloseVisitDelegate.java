package sa.wusul.reception.delegate;

import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.HallVisitState;
import sa.wusul.reception.ReceptionHall;

import static sa.wusul.reception.process.CentreVisitProcess.VISIT_OUTCOME;

/** Delegate that ends the visit with its outcome: served, request registered, or left. */
@Component
class CloseVisitDelegate implements JavaDelegate {

	private static final Set<String> ENDS = Set.of("SERVED", "REQUEST_TAKEN");

	private final ReceptionHall hall;

	CloseVisitDelegate(ReceptionHall hall) {
		this.hall = hall;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var outcome = VISIT_OUTCOME.findIn(execution).filter(ENDS::contains).map(HallVisitState::valueOf);
		this.hall.close(execution.getProcessBusinessKey(), outcome.orElse(HallVisitState.LEFT));
	}

}
