package sa.wusul.intake.engine;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseState;
import sa.wusul.citizen.ReopeningDecisions;
import sa.wusul.platform.engine.LatestDecisions;

/** The latest version of the decision table {@code intake-reopening-limit}. */
@Component
class EngineReopeningDecisions implements ReopeningDecisions {

	private final LatestDecisions tables;

	EngineReopeningDecisions(LatestDecisions tables) {
		this.tables = tables;
	}

	@Override
	public int workingDays(CaseState state, int reopenings) {
		return this.tables
			.ask("intake-reopening-limit", Map.of("caseState", state.name(), "reopenings", reopenings), Integer.class)
			.orElse(0);
	}

}
