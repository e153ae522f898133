package sa.wusul.intake.engine;

import java.time.Duration;
import java.util.HashMap;

import org.camunda.bpm.engine.DecisionService;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.intake.MergingDecisions;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;

/** The analysts' tables about duplicates, evaluated by the engine. */
@Component
class EngineMergingDecisions implements MergingDecisions {

	private static final String PERIOD = "intake-duplicate-period";

	private final DecisionService tables;

	EngineMergingDecisions(@Lazy DecisionService tables) {
		this.tables = tables;
	}

	@Override
	public Duration searchPeriod(String requestType) {
		var facts = new HashMap<String, Object>();
		facts.put("requestType", requestType);
		return EngineAccess
			.asSystem("staff need no right to the table of periods",
					() -> Decisions.ask(this.tables, PERIOD, facts, Integer.class))
			.map(Duration::ofDays)
			.orElse(Duration.ZERO);
	}

}
