package sa.wusul.reception.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;

/**
 * The names that {@code processes/reception/reception-interpreter-binding.bpmn} shares
 * with Java.
 */
public final class InterpreterBindingProcess {

	public static final String KEY = "reception-interpreter-binding";

	public static final ProcessVariable<Boolean> INTERPRETER_BOUND = flag("interpreterBound");

	public static final ProcessVariable<Boolean> INTERPRETER_MISSING = flag("interpreterMissing");

	private InterpreterBindingProcess() {
	}

}
