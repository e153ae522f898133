package sa.wusul.desk;

import java.time.LocalDate;
import java.util.List;

import sa.wusul.simulation.Drafts;
import sa.wusul.simulation.Forecast;

/** What the tab of the simulation shows. */
final class SimulationSheet {

	private SimulationSheet() {
	}

	/** What was measured, and what can be tried. */
	record Basis(String process, String name, List<Drafts.Version> versions, List<Waiting> drafts, LocalDate from,
			LocalDate until, long cases, double casesADay, List<Group> groups, List<Branch> branches) {
	}

	/** A draft that waits for its release, under the name of who handed it in. */
	record Waiting(long number, String author, LocalDate handedIn) {
	}

	record Group(String id, String name, int people) {
	}

	/** A branch of a gateway, with its share; nothing where it was not measured. */
	record Branch(String process, String gateway, String question, String target, String name, Double share,
			long seen) {
	}

	/**
	 * @param compared the version in service on the same days; {@code sameWish} says
	 * whether under the same suppositions
	 */
	record Result(LocalDate from, int days, long milliseconds, Forecast draft, Forecast compared, boolean sameWish,
			Check check, List<Group> groups, List<String> assumptions) {
	}

	/**
	 * The version in service simulated on the measured days, beside what happened then;
	 * times in seconds.
	 */
	record Check(LocalDate from, LocalDate until, long cases, Pair median, Pair p90, List<StepCheck> steps) {
	}

	record Pair(double measured, double simulated) {
	}

	record StepCheck(String name, Pair waiting) {
	}

}
