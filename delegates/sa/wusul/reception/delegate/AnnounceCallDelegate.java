package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.ReceptionHall;

import static sa.wusul.reception.process.CentreVisitProcess.COUNTER_NUMBER;

/** {@code Task_AnnounceCall}: shows the number and its counter in the hall. */
@Component
class AnnounceCallDelegate implements JavaDelegate {

	private final ReceptionHall hall;

	AnnounceCallDelegate(ReceptionHall hall) {
		this.hall = hall;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.hall.call(execution.getProcessBusinessKey(), COUNTER_NUMBER.in(execution).intValue());
	}

}
