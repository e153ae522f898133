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
public record Changes(double volume, Double casesADay, Map<String, Integer> staff,
		Map<Step, Map<String, Double>> shares) {

	public static final Changes NONE = new Changes(1, null, Map.of(), Map.of());

	public Changes withVolume(double factor) {
		return new Changes(factor, this.casesADay, this.staff, this.shares);
	}

	public Changes withStaff(Map<String, Integer> people) {
		return new Changes(this.volume, this.casesADay, people, this.shares);
	}

	public Changes withCasesADay(double cases) {
		return new Changes(this.volume, cases, this.staff, this.shares);
	}

	public Changes withShares(Map<Step, Map<String, Double>> branches) {
		return new Changes(this.volume, this.casesADay, this.staff, branches);
	}

}
