package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Interpreters;

import static sa.wusul.meeting.process.InterpreterSecuringProcess.INTERPRETER_SOLUTION;
import static sa.wusul.meeting.process.InterpreterSecuringProcess.REPLACEMENT_BOOKED;

/**
 * {@code Task_BookReplacement}: writes the interpreter whom the requester chose into the
 * booking, if they are still free.
 */
@Component
class BookReplacementDelegate implements JavaDelegate {

	private final Interpreters interpreters;

	BookReplacementDelegate(Interpreters interpreters) {
		this.interpreters = interpreters;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var remote = INTERPRETER_SOLUTION.in(execution).equals("REMOTE");
		REPLACEMENT_BOOKED.set(execution, this.interpreters.replace(execution.getProcessBusinessKey(), remote));
	}

}
