package sa.wusul.department.process;

/**
 * The names that {@code processes/department/department-petition-answer.bpmn} shares with
 * Java.
 */
public final class PetitionAnswerProcess {

	public static final String KEY = "department-petition-answer";

	private PetitionAnswerProcess() {
	}

}
