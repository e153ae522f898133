package sa.wusul.simulation;

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

	/** The versions of a process, the one in service first. */
	List<Version> versions(String process);

	/**
	 * @param tag the number that people quote, which may be missing
	 */
	record Version(String definition, int number, String tag) {
	}

}
