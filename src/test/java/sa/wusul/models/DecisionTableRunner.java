package sa.wusul.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.model.dmn.instance.Rule;

import sa.wusul.platform.engine.DecisionEnginePlugin;

import static org.assertj.core.api.Assertions.assertThat;

/** Runner that evaluates one decision table and records the rules that applied. */
public final class DecisionTableRunner {

	private final List<String> lastRules = new ArrayList<>();

	private final Set<String> appliedRules = new LinkedHashSet<>();

	private final DmnEngine engine;

	private final DmnDecision decision;

	private final ModelFiles.DecisionFile file;

	private DecisionTableRunner(ModelFiles.DecisionFile file) {
		var configuration = DecisionEnginePlugin.standalone();
		configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
		this.engine = configuration.buildEngine();
		this.file = file;
		this.decision = this.engine.parseDecision(file.id(), file.model());
	}

	public static DecisionTableRunner of(String id) {
		return new DecisionTableRunner(ModelFiles.decision(id));
	}

	private void remember(DmnDecisionTableEvaluationEvent event) {
		event.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).forEach(this.lastRules::add);
	}

	/** Returns the outputs of the matching rule; empty if there is none. */
	public Map<String, Object> decide(Map<String, Object> facts) {
		this.lastRules.clear();
		var result = this.engine.evaluateDecisionTable(this.decision, facts);
		this.appliedRules.addAll(this.lastRules);
		return result.isEmpty() ? Map.of() : new HashMap<>(result.getSingleResult().getEntryMap());
	}

	/** Returns the outputs of all matching rules, in their order. */
	public List<Map<String, Object>> decideAll(Map<String, Object> facts) {
		this.lastRules.clear();
		var result = this.engine.evaluateDecisionTable(this.decision, facts).getResultList();
		this.appliedRules.addAll(this.lastRules);
		return result;
	}

	/** Returns the rules that matched last, without their prefix. */
	public List<String> lastRules() {
		return this.lastRules.stream().map((rule) -> rule.substring("Rule_".length())).toList();
	}

	public Object decideOne(Map<String, Object> facts) {
		var outputs = decide(facts);
		return outputs.isEmpty() ? null : outputs.values().iterator().next();
	}

	public void assertLastRule(String rule) {
		assertThat(this.lastRules).containsExactly("Rule_" + rule);
	}

	public void assertEveryRuleApplied() {
		assertThat(this.appliedRules).as("rules that some row of this test made apply")
			.containsExactlyInAnyOrderElementsOf(
					this.file.model().getModelElementsByType(Rule.class).stream().map(Rule::getId).toList());
	}

	/**
	 * Returns facts from pairs of name and value; a missing value becomes {@code null}.
	 */
	public static Map<String, Object> facts(String... pairs) {
		var facts = new HashMap<String, Object>();
		for (var i = 0; i < pairs.length; i += 2) {
			facts.put(pairs[i], pairs[i + 1]);
		}
		return facts;
	}

}
