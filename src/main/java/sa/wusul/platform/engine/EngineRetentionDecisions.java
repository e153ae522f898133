package sa.wusul.platform.engine;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.retention.RecordClass;
import sa.wusul.platform.retention.RetentionDecisions;
import sa.wusul.platform.retention.RetentionRule;

/** The latest version of the table of retention times. */
@Component
class EngineRetentionDecisions implements RetentionDecisions {

	private static final String TABLE = "records-retention-period";

	private final LatestDecisions tables;

	EngineRetentionDecisions(LatestDecisions tables) {
		this.tables = tables;
	}

	@Override
	public RetentionRule rule(RecordClass recordClass) {
		return ask(recordClass, null, null);
	}

	@Override
	public RetentionRule ruleOfCase(CaseKind kind, String state) {
		return ask(RecordClass.CASE, kind.name(), state);
	}

	@Override
	public String version() {
		return this.tables.versionOf(TABLE);
	}

	private RetentionRule ask(RecordClass recordClass, String kind, String state) {
		Map<String, Object> facts = new HashMap<>();
		facts.put("recordClass", recordClass.name());
		facts.put("caseKind", kind);
		facts.put("caseState", state);
		return this.tables.ask(TABLE, facts, RetentionRule.class)
			.orElseThrow(() -> new IllegalStateException("The table " + TABLE + " has no row for " + facts));
	}

}
