package sa.wusul.meeting.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.Interpreters;

import static sa.wusul.meeting.process.InterpreterSecuringProcess.REMOTE_FOUND;
import static sa.wusul.meeting.process.InterpreterSecuringProcess.REPLACEMENT_FOUND;

/**
 * {@code Task_FindReplacement}: looks for another interpreter who is free now, at the
 * centre and elsewhere.
 */
@Component
class FindReplacementDelegate implements JavaDelegate {

	private final Interpreters interpreters;

	FindReplacementDelegate(Interpreters interpreters) {
		this.interpreters = interpreters;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		REPLACEMENT_FOUND.set(execution, this.interpreters.hasReplacement(reference, false));
		REMOTE_FOUND.set(execution, this.interpreters.hasReplacement(reference, true));
	}

}
