package sa.wusul.webapps.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.simulation.ModelStep;
import sa.wusul.simulation.SimulationChanges;

/**
 * A request for a simulation; omitted values stay as measured.
 *
 * @param definition the deployed version; {@code null} for another model
 * @param draft the number of a draft that waits for its release
 * @param bpmn the uploaded model
 * @param check whether the version in service is also compared with the measured days
 */
record SimulationRequest(String definition, Long draft, String bpmn, Integer days, Integer replications, Long seed,
		Double volume, Double casesADay, Map<String, Integer> staff, List<Branch> branches, Boolean check) {

	SimulationRequest {
		check = Objects.requireNonNullElse(check, true);
		days = Objects.requireNonNullElse(days, 60);
		replications = Objects.requireNonNullElse(replications, 5);
		seed = Objects.requireNonNullElse(seed, 1L);
		volume = Objects.requireNonNullElse(volume, 1.0);
		staff = (staff == null) ? Map.of() : staff;
		branches = (branches == null) ? List.of() : branches;
		check("days", days, 7, 180);
		check("replications", replications, 2, 20);
		check("volume", volume, 0.05, 10);
		if (casesADay != null) {
			check("casesADay", casesADay, 0.5, 5000);
		}
		check("staff", staff.size(), 0, 300);
		staff.values().forEach((people) -> check("staff", (people == null) ? -1 : people, 0, 5000));
		check("branches", branches.size(), 0, 300);
		branches.forEach((branch) -> check("share", branch.share(), 0, 1));
	}

	/** Requests a draft beside the version in service, without a check on past days. */
	static SimulationRequest forDraft(long number, int days, int replications) {
		return new SimulationRequest(null, number, null, days, replications, null, null, null, null, null, false);
	}

	/** Checks whether it asks for more than other numbers of people and cases. */
	boolean changesModel() {
		return this.definition != null || this.draft != null || this.bpmn != null || !this.branches.isEmpty();
	}

	private static void check(String name, double value, double least, double most) {
		if (!(value >= least && value <= most)) {
			throw new RefusalException(Kind.INVALID, "simulation.input", name);
		}
	}

	SimulationChanges changes() {
		var shares = new HashMap<ModelStep, Map<String, Double>>();
		this.branches.forEach((branch) -> shares
			.computeIfAbsent(new ModelStep(branch.process(), branch.gateway()), (gateway) -> new HashMap<>())
			.put(branch.target(), branch.share()));
		return new SimulationChanges(this.volume, this.casesADay, this.staff, shares);
	}

	/** The share of cases that leave a gateway towards an element. */
	record Branch(String process, String gateway, String target, double share) {
	}

}
