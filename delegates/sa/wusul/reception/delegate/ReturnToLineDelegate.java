package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.ReceptionHall;

import static sa.wusul.reception.process.CentreVisitProcess.ABSENCE_COUNT;

/** {@code Task_ReturnToLine}: returns a visitor who did not come to the line. */
@Component
class ReturnToLineDelegate implements JavaDelegate {

	private final ReceptionHall hall;

	ReturnToLineDelegate(ReceptionHall hall) {
		this.hall = hall;
	}

	@Override
	public void execute(DelegateExecution execution) {
		ABSENCE_COUNT.set(execution, (long) this.hall.returnToLine(execution.getProcessBusinessKey()));
	}

}
