package sa.wusul.simulation;

import java.util.Map;

/**
 * What an analyst supposes instead of what was measured.
 *
 * @param volume how many times the measured cases
 * @param casesADay cases each working day instead of those measured; nothing leaves them
 * @param staff people of a group instead of its members
 * @param shares the share of a branch, by gateway and the element that it leads to
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
