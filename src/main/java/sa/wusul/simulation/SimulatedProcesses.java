package sa.wusul.simulation;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Port for reading processes as drafts, with the called processes as they are in service.
 */
public interface SimulatedProcesses {

	/**
	 * Reads a deployed process.
	 * @param definition the id of the deployed definition
	 * @param mayRead the processes the caller may read
	 */
	SimulatedProcess deployed(String definition, Predicate<String> mayRead);

	/**
	 * Reads an uploaded model; it is neither stored nor executed by the engine.
	 */
	SimulatedProcess uploaded(String bpmn, Predicate<String> mayRead);

	/**
	 * Reads a process submitted for release. Called processes are taken from the same
	 * submission, otherwise from those in service.
	 */
	SimulatedProcess handedIn(long number, String process, Predicate<String> mayRead);

	/** Returns submitted drafts of a process that wait for release, newest first. */
	List<Waiting> waiting(String process);

	/** Returns the versions of a process, the one in service first. */
	List<Version> versions(String process);

	/**
	 * A version of a process.
	 *
	 * @param tag the version tag, which may be missing
	 */
	record Version(String definition, int number, String tag) {
	}

	record Waiting(long number, String author, Instant handedInAt) {
	}

}
