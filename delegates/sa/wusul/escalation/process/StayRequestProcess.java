package sa.wusul.escalation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-stay-request.bpmn} shares with
 * Java.
 */
public final class StayRequestProcess {

	public static final String KEY = "escalation-stay-request";

	/** The message that the authority answered. */
	public static final String STAY_ANSWERED = "escalation.stayAnswered";

	/** The state or the outcome of the request for a stay. */
	public static final ProcessVariable<String> STAY_OUTCOME = text("stayOutcome");

	/** The end of the time for which the answer is awaited. */
	public static final ProcessVariable<String> ANSWER_AT = text("answerAt");

	private StayRequestProcess() {
	}

	/**
	 * Shows the state of the request to everybody who may decide, in the lane of the
	 * case. It runs without authorisation, as an action of the program.
	 */
	public static void show(DelegateExecution execution, String outcome) {
		var processes = execution.getProcessEngineServices().getRuntimeService();
		EngineAccess.asSystem("the program itself shows the state of a request for a stay", () -> {
			processes.createProcessInstanceQuery()
				.processInstanceBusinessKey(execution.getProcessBusinessKey())
				.processDefinitionKey(UrgentCaseProcess.KEY)
				.list()
				.forEach((lane) -> processes.setVariable(lane.getId(), STAY_OUTCOME.name(), outcome));
			return null;
		});
	}

}
