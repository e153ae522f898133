package sa.wusul.platform.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The processes that run for a case, found without the rights of the asking person. */
@Component
public class RunningProcesses {

	private final RuntimeService runtime;

	private final IdentityService identities;

	RunningProcesses(@Lazy RuntimeService runtime, @Lazy IdentityService identities) {
		this.runtime = runtime;
		this.identities = identities;
	}

	/**
	 * Checks whether a process runs for a case.
	 * @param reason why its existence may be known to a person who may not see it
	 */
	public boolean isRunning(String process, String caseReference, String reason) {
		return EngineAccess.asSystem(this.identities, reason,
				() -> this.runtime.createProcessInstanceQuery()
					.processInstanceBusinessKey(caseReference)
					.processDefinitionKey(process)
					.count() > 0);
	}

}
