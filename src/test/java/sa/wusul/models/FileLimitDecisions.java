package sa.wusul.models;

import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.dmn.engine.DmnEngine;

import sa.wusul.platform.engine.DecisionEnginePlugin;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.LimitRow;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.limit.LimitValue;

/** The limits of the tables in the project's folders, without an engine. */
public final class FileLimitDecisions implements LimitDecisions {

	private static final DmnEngine ENGINE = DecisionEnginePlugin.standalone().buildEngine();

	@Override
	public Optional<LimitValue> find(Limit limit) {
		return ModelFiles.decisions()
			.filter((table) -> table.id().equals(limit.domain() + "-limit"))
			.findFirst()
			.map((table) -> ENGINE
				.evaluateDecisionTable(ENGINE.parseDecision(table.id(), table.model()), Map.of("limit", limit.name()))
				.getSingleResult())
			.flatMap((row) -> Decisions.read(row, LimitRow.class).value());
	}

}
