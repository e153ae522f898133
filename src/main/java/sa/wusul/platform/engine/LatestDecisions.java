package sa.wusul.platform.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DecisionDefinition;

import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The latest versions of decision tables, evaluated outside of the process engine and
 * without authorisation: a question costs neither a statement nor a row of history, and
 * its answer does not depend on the person who asks. A deployment is noticed at once
 * where it happens, and by other nodes within half a minute.
 */
@Component
public class LatestDecisions implements DeploymentMemory {

	private static final String REASON = "the answer of a table must not depend on the person who asks";

	private final DmnEngine tables = DecisionEnginePlugin.standalone().buildEngine();

	/** The ids of the latest versions; empty until the first question after a change. */
	private final Map<String, String> newest = new ConcurrentHashMap<>();

	private final Map<String, DmnDecision> versions = new ConcurrentHashMap<>();

	private final ProcessEngine engine;

	LatestDecisions(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public void forget() {
		this.newest.clear();
	}

	/** Looks for versions that another node deployed. */
	@Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
	void look() {
		if (!this.newest.isEmpty()) {
			this.newest.putAll(deployed());
		}
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
		if (!this.newest.containsKey(table)) {
			this.newest.putAll(deployed());
		}
		return Optional.ofNullable(this.newest.get(table))
			.orElseThrow(() -> new IllegalStateException("There is no table " + table));
	}

	private Map<String, String> deployed() {
		return EngineAccess.asSystem(this.engine, REASON,
				() -> this.engine.getRepositoryService()
					.createDecisionDefinitionQuery()
					.latestVersion()
					.list()
					.stream()
					.collect(Collectors.toMap(DecisionDefinition::getKey, DecisionDefinition::getId)));
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
