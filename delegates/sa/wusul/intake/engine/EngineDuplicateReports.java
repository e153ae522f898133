package sa.wusul.intake.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.intake.DuplicateReports;
import sa.wusul.intake.process.CaseMergingProcess;
import sa.wusul.platform.engine.EngineAccess;

/** The open reports of duplicates in the engine. */
@Component
class EngineDuplicateReports implements DuplicateReports {

	private final RuntimeService runtime;

	private final IdentityService identities;

	EngineDuplicateReports(@Lazy RuntimeService runtime, @Lazy IdentityService identities) {
		this.runtime = runtime;
		this.identities = identities;
	}

	@Override
	public boolean isOpen(String caseReference) {
		return EngineAccess.asSystem(this.identities, "the reporter of a duplicate may not see another one's report",
				() -> this.runtime.createProcessInstanceQuery()
					.processInstanceBusinessKey(caseReference)
					.processDefinitionKey(CaseMergingProcess.KEY)
					.count() > 0);
	}

}
