package sa.wusul.models;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;

import sa.wusul.models.ModelFiles.DecisionFile;
import sa.wusul.platform.engine.DecisionEnginePlugin;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.LimitRow;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.limit.LimitValue;

/** The limits of the tables in the project's folders, without an engine. */
public final class FileLimitDecisions implements LimitDecisions {

	private static final DmnEngine ENGINE = DecisionEnginePlugin.standalone().buildEngine();

	private static final Map<DecisionFile, DmnDecision> PARSED = Collections.synchronizedMap(new WeakHashMap<>());

	@Override
	public Optional<LimitValue> find(Limit limit) {
		return ModelFiles.decisions()
			.filter((table) -> table.id().equals(limit.domain() + "-limit"))
			.findFirst()
			.map((table) -> ENGINE.evaluateDecisionTable(parsed(table), Map.of("limit", limit.name()))
				.getSingleResult())
			.flatMap((row) -> Decisions.read(row, LimitRow.class).value());
	}

	private static DmnDecision parsed(DecisionFile table) {
		return PARSED.computeIfAbsent(table, (file) -> ENGINE.parseDecision(file.id(), file.model()));
	}

}
