package sa.wusul.platform.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DecisionDefinition;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.VersionMemory.Kind;
import sa.wusul.platform.engine.VersionMemory.Version;

/**
 * The latest versions of decision tables, evaluated outside of the process engine and
 * without authorisation: a question costs neither a statement nor a row of history, and
 * its answer does not depend on the person who asks. Which version is the latest is
 * remembered by {@link VersionMemory}.
 */
@Component
public class LatestDecisions {

	private static final String REASON = "the answer of a table must not depend on the person who asks";

	private final DmnEngine tables = DecisionEnginePlugin.standalone().buildEngine();

	private final Map<String, DmnDecision> versions = new ConcurrentHashMap<>();

	private final ProcessEngine engine;

	private final VersionMemory memory;

	LatestDecisions(@Lazy ProcessEngine engine, VersionMemory memory) {
		this.engine = engine;
		this.memory = memory;
	}

	/**
	 * Returns the answer of the table's latest version; empty if no rule matches.
	 * @throws IllegalStateException if there is no such table
	 */
	public <T> Optional<T> ask(String table, Map<String, Object> facts, Class<T> answer) {
		return Optional.ofNullable(this.tables.evaluateDecisionTable(version(table), facts).getSingleResult())
			.map((row) -> Decisions.read(row, answer));
	}

	/** Returns the tag of the table's latest version with its number in the engine. */
	public String versionOf(String table) {
		return EngineAccess.asSystem(this.engine, REASON, () -> {
			var definition = this.engine.getRepositoryService().getDecisionDefinition(newest(table));
			return definition.getVersionTag() + " (" + definition.getVersion() + ")";
		});
	}

	private String newest(String table) {
		return this.memory.find(new Version(Kind.DECISION, table), () -> deployed(table))
			.orElseThrow(() -> new IllegalStateException("There is no table " + table));
	}

	private Optional<String> deployed(String table) {
		return EngineAccess
			.asSystem(this.engine, REASON,
					() -> Optional.ofNullable(this.engine.getRepositoryService()
						.createDecisionDefinitionQuery()
						.decisionDefinitionKey(table)
						.latestVersion()
						.singleResult()).map(DecisionDefinition::getId));
	}

	private DmnDecision version(String table) {
		var id = newest(table);
		var parsed = this.versions.get(id);
		if (parsed == null) {
			parsed = EngineAccess.asSystem(this.engine, REASON,
					() -> this.tables.parseDecision(table, this.engine.getRepositoryService().getDmnModelInstance(id)));
			this.versions.put(id, parsed);
		}
		return parsed;
	}

}
