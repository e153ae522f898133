package sa.wusul.meeting.delegate;

import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.process.DirectiveFollowUpProcess;
import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.engine.EngineAccess;

import static sa.wusul.meeting.process.DirectiveFollowUpProcess.DIRECTIVE_NUMBER;
import static sa.wusul.meeting.process.DirectiveIssuanceProcess.DIRECTIVE_COUNT;

/**
 * {@code Task_StartFollowUps}: starts the follow-up of directives beside a case that
 * continues without waiting for them. It runs without authorisation, as an action of the
 * program.
 */
@Component
class StartFollowUpsDelegate implements JavaDelegate {

	private static final List<String> FACTS = List.of("channel", "centre", "section", "requestType", "priority",
			"meetingAt");

	@Override
	public void execute(DelegateExecution execution) {
		EngineAccess.asSystem("the program itself starts the follow-up of a directive", () -> {
			LongStream.rangeClosed(1, DIRECTIVE_COUNT.in(execution)).forEach((number) -> start(execution, number));
			return null;
		});
	}

	private static void start(DelegateExecution execution, long number) {
		var facts = new HashMap<String, Object>();
		FACTS.forEach((name) -> facts.put(name, execution.getVariable(name)));
		facts.put(DIRECTIVE_NUMBER.name(), number);
		CheckedStart.of(() -> execution.getProcessEngineServices()
			.getRuntimeService()
			.startProcessInstanceByKey(DirectiveFollowUpProcess.KEY, execution.getProcessBusinessKey(), facts));
	}

}
