package sa.wusul.simulation;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Reads processes as drafts, with what they call as it is in service. */
public interface Drafts {

	/**
	 * @param definition the id of what is deployed
	 * @param mayRead the processes of which something may be told
	 */
	Draft deployed(String definition, Predicate<String> mayRead);

	/**
	 * Reads a model that somebody brings; nothing of it is kept, nor run by the engine.
	 */
	Draft uploaded(String bpmn, Predicate<String> mayRead);

	/**
	 * Reads a process as somebody handed it in for release, with what it calls of the
	 * same draft before what is in service.
	 */
	Draft handedIn(long number, String process, Predicate<String> mayRead);

	/** What would change a process and waits for its release, the newest first. */
	List<Waiting> waiting(String process);

	/** The versions of a process, the one in service first. */
	List<Version> versions(String process);

	/**
	 * @param tag the number that people quote, which may be missing
	 */
	record Version(String definition, int number, String tag) {
	}

	record Waiting(long number, String author, Instant handedInAt) {
	}

}
