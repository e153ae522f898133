package sa.wusul.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import sa.wusul.services.Verdicts.Outcome;

/**
 * The decisions of a service's tables before there is an application: whether a person
 * may use it, and its price.
 */
public interface PreviewDecisions {

	/**
	 * Returns the registers that the model of the service asks; empty if it has no
	 * eligibility table.
	 */
	Optional<List<String>> registers(String service);

	/**
	 * Evaluates the table that was deployed with the service.
	 * @param channel the channel by which the person would apply
	 * @param reported the names of all facts that the asked registers can report
	 * @param facts the facts that they did report
	 */
	Preview decide(String service, String channel, Set<String> reported, Map<String, Object> facts);

	/**
	 * Returns the prices of the service, one for each choice of its form on which they
	 * depend.
	 */
	List<Price> prices(String service);

	/**
	 * The rules of a table that apply to a person, as far as their answers are not needed
	 * for that.
	 *
	 * @param outcome {@code REFUSE} if there is an obstacle whatever they answer,
	 * otherwise how the application would be decided; empty if that depends on what they
	 * answer
	 * @param obstacles all obstacles that no answer avoids
	 * @param conditions obstacles that depend on their answers
	 * @param papers documents that will be missing, with what to hand in as remedy
	 */
	record Preview(Optional<Outcome> outcome, List<Obstacle> obstacles, List<Obstacle> conditions,
			List<Obstacle> papers) {

		public Preview {
			obstacles = List.copyOf(obstacles);
			conditions = List.copyOf(conditions);
			papers = List.copyOf(papers);
		}

		public boolean isRefused() {
			return !this.obstacles.isEmpty();
		}

		/** Omits the obstacles, which are personal data. */
		@Override
		public String toString() {
			return "Preview";
		}

	}

	/**
	 * A rule that applies, in both languages.
	 *
	 * @param service the id of the service that repairs it
	 */
	record Obstacle(String code, String reason, String reasonEn, Optional<String> remedy, Optional<String> remedyEn,
			Optional<String> service) {

		/** Omits the reason, which is personal data. */
		@Override
		public String toString() {
			return "Obstacle";
		}

	}

	/**
	 * A price.
	 *
	 * @param choices values of the form's choices by their keys
	 * @param each whether it is due for each worker of a list
	 * @param riyals empty if the table has none
	 */
	record Price(Map<String, String> choices, boolean each, Optional<Long> riyals) {

		public Price {
			choices = Map.copyOf(choices);
		}

	}

}
