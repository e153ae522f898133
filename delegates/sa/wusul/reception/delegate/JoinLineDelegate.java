package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.HallVisitPriority;
import sa.wusul.reception.ReceptionHall;

import static sa.wusul.reception.process.CentreVisitProcess.INTERPRETER_NEEDED;
import static sa.wusul.reception.process.CentreVisitProcess.PRIORITY;
import static sa.wusul.reception.process.CentreVisitProcess.VISITOR_AWAITED;

/** {@code Task_JoinLine}: puts the visitor in line by priority. */
@Component
class JoinLineDelegate implements JavaDelegate {

	private final ReceptionHall hall;

	JoinLineDelegate(ReceptionHall hall) {
		this.hall = hall;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.hall.join(execution.getProcessBusinessKey(), HallVisitPriority.valueOf(PRIORITY.in(execution)),
				INTERPRETER_NEEDED.in(execution));
		VISITOR_AWAITED.set(execution, false);
	}

}
