package sa.wusul.simulation;

import java.util.Map;

/**
 * The values that an analyst changed from the measured ones.
 *
 * @param volume factor of the measured number of cases
 * @param casesADay cases each working day; {@code null} for the measured number
 * @param staff number of people of a group, replacing its members
 * @param shares the share of a branch, by gateway and target element
 */
public record SimulationChanges(double volume, Double casesADay, Map<String, Integer> staff,
		Map<ModelStep, Map<String, Double>> shares) {

	public static final SimulationChanges NONE = new SimulationChanges(1, null, Map.of(), Map.of());

	public SimulationChanges withStaff(Map<String, Integer> people) {
		return new SimulationChanges(this.volume, this.casesADay, people, this.shares);
	}

	public SimulationChanges withCasesADay(double cases) {
		return new SimulationChanges(this.volume, cases, this.staff, this.shares);
	}

	public SimulationChanges withShares(Map<ModelStep, Map<String, Double>> branches) {
		return new SimulationChanges(this.volume, this.casesADay, this.staff, branches);
	}

}
