package sa.wusul.platform.engine;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.limit.LimitValue;

/** The latest versions of the tables of limits. */
@Component
class EngineLimitDecisions implements LimitDecisions {

	private final LatestDecisions tables;

	EngineLimitDecisions(LatestDecisions tables) {
		this.tables = tables;
	}

	@Override
	public Optional<LimitValue> find(Limit limit) {
		return this.tables.ask(limit.domain() + "-limit", Map.of("limit", limit.name()), LimitRow.class)
			.flatMap(LimitRow::value);
	}

}
