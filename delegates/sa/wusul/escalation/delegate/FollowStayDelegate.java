package sa.wusul.escalation.delegate;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.escalation.process.StayFollowUpProcess;
import sa.wusul.escalation.process.StayRequestProcess;
import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.engine.EngineAccess;

import static sa.wusul.escalation.process.DutyLevelProcess.DUTY_MINUTES;
import static sa.wusul.escalation.process.StayRequestProcess.ANSWER_AT;
import static sa.wusul.escalation.process.StayRequestProcess.STAY_OUTCOME;

/**
 * {@code Task_FollowStay}: sets the end of the time for the answer, shows those who
 * decide that the request was made, and starts the follow-up of a request for a stay
 * beside the case, so that it outlives the decision. It runs without authorisation, as an
 * action of the program.
 */
@Component
class FollowStayDelegate implements JavaDelegate {

	private static final List<String> FACTS = List.of("channel", "centre", "section", "requestType", "priority",
			"urgentMatter", "hoursLeft");

	private final Clock clock;

	FollowStayDelegate(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		StayRequestProcess.show(execution, STAY_OUTCOME.in(execution));
		ANSWER_AT.set(execution, this.clock.instant().plus(Duration.ofMinutes(DUTY_MINUTES.in(execution))).toString());
		var facts = new HashMap<String, Object>();
		FACTS.forEach((name) -> facts.put(name, execution.getVariable(name)));
		EngineAccess.asSystem("the program itself starts the follow-up of a request for a stay",
				() -> CheckedStart.of(() -> execution.getProcessEngineServices()
					.getRuntimeService()
					.startProcessInstanceByKey(StayFollowUpProcess.KEY, execution.getProcessBusinessKey(), facts)));
	}

}
