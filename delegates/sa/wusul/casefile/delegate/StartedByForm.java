package sa.wusul.casefile.delegate;

import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * A process of staff that belongs to no case starts through its form, whose answers are
 * checked, and in no other way.
 */
class StartedByForm implements ExecutionListener {

	private static final ThreadLocal<Boolean> checked = new ThreadLocal<>();

	/** Starts a process whose answers were checked. */
	static <T> T checked(Supplier<T> start) {
		checked.set(true);
		try {
			return start.get();
		}
		finally {
			checked.remove();
		}
	}

	@Override
	public void notify(DelegateExecution execution) {
		if (!Boolean.TRUE.equals(checked.get()) && execution.getSuperExecution() == null) {
			throw new Refusal(Kind.INVALID, "form.notUsed");
		}
	}

}
