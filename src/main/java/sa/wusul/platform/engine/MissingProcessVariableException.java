package sa.wusul.platform.engine;

/** Thrown if a model calls Java code without a variable that its contract requires. */
public class MissingProcessVariableException extends RuntimeException {

	MissingProcessVariableException(String name) {
		super("The process has no variable '" + name + "'; its contract class says which step sets it");
	}

}
