package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.reception.ReceptionHall;

import static sa.wusul.reception.process.InterpreterBindingProcess.INTERPRETER_BOUND;
import static sa.wusul.reception.process.InterpreterBindingProcess.INTERPRETER_MISSING;

/** {@code Task_BindInterpreter}: reserves an interpreter who is free now. */
@Component
class BindInterpreterDelegate implements JavaDelegate {

	private final ReceptionHall hall;

	BindInterpreterDelegate(ReceptionHall hall) {
		this.hall = hall;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var bound = this.hall.bindInterpreter(execution.getProcessBusinessKey()).isPresent();
		INTERPRETER_BOUND.set(execution, bound);
		INTERPRETER_MISSING.set(execution, !bound);
	}

}
