package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;

import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Listener that lets people start a process only through its form, whose answers are
 * checked. The engine would otherwise accept any case, start activity and variables. The
 * listener runs before all others that read the case, so that its refusal reveals nothing
 * about a case.
 */
class FormStartListener implements ExecutionListener {

	private final boolean byAnybody;

	/**
	 * Creates the listener.
	 * @param byAnybody whether the program itself starts the process through its form as
	 * well
	 */
	FormStartListener(boolean byAnybody) {
		this.byAnybody = byAnybody;
	}

	@Override
	public void notify(DelegateExecution execution) {
		if (execution.getSuperExecution() != null || CheckedStart.isGoingOn()) {
			return;
		}
		if (this.byAnybody || Actors.person(Context.getCommandContext()).isPresent()) {
			throw new RefusalException(Kind.INVALID, "form.notUsed");
		}
	}

}
