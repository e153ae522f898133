package sa.wusul.intake.engine;

import java.util.Map;

import org.camunda.bpm.engine.DecisionService;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.Channel;
import sa.wusul.intake.OriginalDecisions;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;

/** The analysts' table of originals, evaluated by the engine. */
@Component
class EngineOriginalDecisions implements OriginalDecisions {

	private static final String TABLE = "services-original-seen";

	private final DecisionService tables;

	EngineOriginalDecisions(@Lazy DecisionService tables) {
		this.tables = tables;
	}

	@Override
	public boolean suffices(String documentKind) {
		var facts = Map.<String, Object>of("missingDocument", documentKind, "channel", Channel.COUNTER.name());
		return EngineAccess
			.asSystem("staff need no right to the table of originals",
					() -> Decisions.ask(this.tables, TABLE, facts, Boolean.class))
			.orElse(false);
	}

}
