package sa.wusul.services.engine;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.services.IdentityCheck;
import sa.wusul.services.Verdicts.ApplicationVerdict;
import sa.wusul.services.WorkerDecisions;

/**
 * The table of the renewal of one iqama, evaluated for a worker of an employer's list. It
 * reads the facts of the worker only: those of the employer are decided once for the
 * whole list, and take the values here that raise no objection.
 */
@Component
class EngineWorkerDecisions implements WorkerDecisions {

	private static final String TABLE = "services-iqama-renewal-eligibility";

	private static final Map<String, Object> DECIDED_FOR_THE_LIST = Map.of("personKnown", true, "servicesSuspended",
			false, "identityDaysLeft", 0L, "unpaidFines", 0L, "finesDisputed", false, "workerPassportRenewed", false,
			"documentSupplied", false, IdentityCheck.FINDING, IdentityCheck.MATCHES.name());

	private static final String[] OF_THE_WORKER = { "workerFound", "workerOfRequester", "workerAbsent", "iqamaHeld",
			"iqamaDaysLeft", "workPermitValid", "insuranceValid" };

	private final ProcessEngine engine;

	EngineWorkerDecisions(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public ApplicationVerdict decide(Map<String, Object> facts) {
		var known = new HashMap<>(DECIDED_FOR_THE_LIST);
		for (var name : OF_THE_WORKER) {
			known.put(name, facts.get(name));
		}
		var rules = EngineAccess.asSystem(this.engine, "a register's answer has no right to tables",
				() -> Decisions.askAll(this.engine.getDecisionService(), TABLE, known));
		return EligibilityAnswer.verdict(TABLE, rules);
	}

}
