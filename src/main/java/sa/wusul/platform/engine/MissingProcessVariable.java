package sa.wusul.platform.engine;

/** A model called Java without a variable that it promised. */
public class MissingProcessVariable extends RuntimeException {

	MissingProcessVariable(String name) {
		super("The process has no variable '" + name + "'; see the process's contract class for who sets it");
	}

}
