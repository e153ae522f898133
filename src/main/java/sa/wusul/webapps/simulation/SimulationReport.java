package sa.wusul.webapps.simulation;

import java.time.LocalDate;
import java.util.List;

import sa.wusul.simulation.Forecast;
import sa.wusul.simulation.SimulatedProcesses;

/** The content of the simulation tab. */
final class SimulationReport {

	private SimulationReport() {
	}

	/**
	 * The measurements, and the values that can be changed.
	 *
	 * @param mayChange whether the person may simulate other models too
	 * @param diagram the shown version, as it was deployed
	 */
	record Basis(String process, String name, List<SimulatedProcesses.Version> versions, List<Waiting> drafts,
			LocalDate from, LocalDate until, long cases, double casesADay, List<Group> groups, List<Branch> branches,
			boolean mayChange, String diagram) {
	}

	/** A draft that waits for its release, with the name of its author. */
	record Waiting(long number, String author, LocalDate handedIn) {
	}

	record Group(String id, String name, int people) {
	}

	/** A branch of a gateway with its share; {@code null} if it was not measured. */
	record Branch(String process, String gateway, String question, String target, String name, Double share,
			long seen) {
	}

	/**
	 * The result of a simulation.
	 *
	 * @param compared the version in service on the same days; {@code sameWish} is true
	 * if it had the same changes
	 */
	record Result(LocalDate from, int days, long milliseconds, Forecast draft, Forecast compared, boolean sameWish,
			Check check, List<Group> groups, List<String> assumptions) {
	}

	/**
	 * The version in service simulated on the measured days, compared with the
	 * measurements; times in seconds.
	 */
	record Check(LocalDate from, LocalDate until, long cases, Pair median, Pair p90, List<StepCheck> steps) {
	}

	record Pair(double measured, double simulated) {
	}

	record StepCheck(String name, Pair waiting) {
	}

}
