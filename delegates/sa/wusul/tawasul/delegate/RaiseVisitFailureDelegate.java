package sa.wusul.tawasul.delegate;

import java.util.HashMap;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.tawasul.process.VisitFailureProcess;

/**
 * {@code Task_RaiseFailure}: raises a detainee's repeated absence from visits to the
 * supervisor, beside the visit that is booked again. It runs without authorisation, as an
 * action of the program.
 */
@Component
class RaiseVisitFailureDelegate implements JavaDelegate {

	private static final List<String> FACTS = List.of("channel", "centre", "section", "requestType", "priority",
			"department", "prisonCentre");

	@Override
	public void execute(DelegateExecution execution) {
		var facts = new HashMap<String, Object>();
		FACTS.forEach((name) -> facts.put(name, execution.getVariable(name)));
		EngineAccess.asSystem("the program itself raises a repeated failure", () -> {
			CheckedStart.of(() -> execution.getProcessEngineServices()
				.getRuntimeService()
				.startProcessInstanceByKey(VisitFailureProcess.KEY, execution.getProcessBusinessKey(), facts));
			return null;
		});
	}

}
