package sa.wusul.escalation.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.UrgentLanes;
import sa.wusul.escalation.process.UrgentCaseProcess;
import sa.wusul.platform.engine.EngineAccess;

/** The lanes of urgent cases in the engine. */
@Component
class EngineUrgentLanes implements UrgentLanes {

	private final RuntimeService runtime;

	private final IdentityService identities;

	EngineUrgentLanes(@Lazy RuntimeService runtime, @Lazy IdentityService identities) {
		this.runtime = runtime;
		this.identities = identities;
	}

	@Override
	public boolean isOpen(String caseReference) {
		return EngineAccess.asSystem(this.identities,
				"whoever works on a case has to know of a lane that they may not see",
				() -> this.runtime.createProcessInstanceQuery()
					.processInstanceBusinessKey(caseReference)
					.processDefinitionKey(UrgentCaseProcess.KEY)
					.count() > 0);
	}

}
