package sa.wusul.intake.delegate;

import java.util.HashMap;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.engine.EngineAccess;

import static sa.wusul.intake.process.RequestRegistrationProcess.NEW_PROCESS;

/**
 * {@code Task_MoveCase}: moves the case to the process of another domain and starts that
 * process for it.
 */
@Component
class MoveCaseDelegate implements JavaDelegate {

	private static final List<String> FACTS = List.of("channel", "centre", "section", "requestType", "priority",
			"requesterKind");

	private final CaseFiles caseFiles;

	MoveCaseDelegate(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		var process = NEW_PROCESS.in(execution);
		var facts = new HashMap<String, Object>();
		FACTS.forEach((fact) -> facts.put(fact, execution.getVariable(fact)));
		facts.put("requestAbout", "UNKNOWN");
		this.caseFiles.move(reference, process);
		EngineAccess.asSystem("the performer of the last step may not start the new process",
				() -> CheckedStart.of(() -> execution.getProcessEngineServices()
					.getRuntimeService()
					.startProcessInstanceByKey(process, reference, facts)));
	}

}
