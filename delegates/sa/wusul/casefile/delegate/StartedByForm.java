package sa.wusul.casefile.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;

import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * A person starts a process through its form, whose answers are checked, and in no other
 * way: the engine would let him name any case, begin at any step, and say what that step
 * believes. It stands before all that looks at the case, so that its answer tells nothing
 * of one.
 */
class StartedByForm implements ExecutionListener {

	private final boolean byAnybody;

	/**
	 * @param byAnybody whether the program itself starts it through its form as well
	 */
	StartedByForm(boolean byAnybody) {
		this.byAnybody = byAnybody;
	}

	@Override
	public void notify(DelegateExecution execution) {
		if (execution.getSuperExecution() != null || CheckedStart.isGoingOn()) {
			return;
		}
		if (this.byAnybody || Actors.person(Context.getCommandContext()).isPresent()) {
			throw new Refusal(Kind.INVALID, "form.notUsed");
		}
	}

}
