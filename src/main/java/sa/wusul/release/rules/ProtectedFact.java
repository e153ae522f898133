package sa.wusul.release.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A row of {@code protectedFacts} in the rule set: guards that two people alone may not
 * change, and why. Guards, models, domains and values limit the row where they are named.
 *
 * @param guards all, if none is named
 * @param models ids of models
 * @param domains domains of models
 * @param values names that the value has before or after the change
 * @param leadsTo id of the fact that a called process has a step of
 * @param confidential for models of a confidential domain only
 * @param beside for processes only that have a protected step, or call one that has
 */
public record ProtectedFact(String id, Set<Guard> guards, Set<String> models, Set<String> domains, Set<String> values,
		Optional<String> leadsTo, boolean confidential, boolean beside, String ar, String en) {

	static ProtectedFact of(JsonNode fact) {
		var keys = words(fact, "guards");
		var guards = Arrays.stream(Guard.values())
			.filter((guard) -> keys.contains(guard.key()))
			.collect(Collectors.toSet());
		if (guards.size() != keys.size()) {
			throw new IllegalStateException("protected fact " + fact.get("id") + " names unknown guards");
		}
		return new ProtectedFact(fact.get("id").asText(), guards, words(fact, "models"), words(fact, "domains"),
				words(fact, "values"), Optional.ofNullable(fact.get("leadsTo")).map(JsonNode::asText),
				fact.path("confidential").asBoolean(), fact.path("beside").asBoolean(), fact.get("ar").asText(),
				fact.get("en").asText());
	}

	private static Set<String> words(JsonNode fact, String list) {
		return fact.has(list) ? RuleBook.words(fact.get(list)) : Set.of();
	}

	/**
	 * Checks whether the row is of this guard of a model, apart from values and other
	 * models.
	 */
	public boolean isOf(String model, Guard guard) {
		return (this.guards.isEmpty() || this.guards.contains(guard))
				&& (this.models.isEmpty() || this.models.contains(model))
				&& (this.domains.isEmpty() || this.domains.contains(ProcessRules.domain(model)));
	}

	/** Checks whether a value names one of the row's names, or the row names none. */
	public boolean names(String value) {
		return this.values.isEmpty() || Arrays.stream(value.split("[^a-zA-Z-]+")).anyMatch(this.values::contains);
	}

}
