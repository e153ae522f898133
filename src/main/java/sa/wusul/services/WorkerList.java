package sa.wusul.services;

import java.util.List;
import java.util.Map;

/**
 * The workers for whom an employer applies with one request, each with a result of their
 * own. They are asked about, decided and entered one by one, and paid for together.
 */
public interface WorkerList {

	/** The service that employers request with a list. */
	String SERVICE = "services-workers-iqama-renewal";

	/** The particular with the list. */
	String PARTICULAR = "workerList";

	/** The finding with the number of workers that the table granted. */
	String GRANTED = "workersGranted";

	/**
	 * Returns the lines without a verdict. The first call reads the list of the case
	 * file.
	 */
	List<Integer> toAsk(String caseReference);

	/** Returns the lines that are granted and not entered. */
	List<Integer> toEnter(String caseReference);

	String identityNumber(String caseReference, int line);

	/** Stores the verdict of the table on the facts of the register. */
	void decide(String caseReference, int line, Map<String, Object> facts);

	/** Stores how many workers are granted as a finding of the case. */
	void conclude(String caseReference);

	/** Stores what the register entered. */
	void enter(String caseReference, int line, Map<String, Object> facts);

	/** Stores the reason for which the register refused the entry. */
	void refuse(String caseReference, int line, String reason);

	/** Checks whether the register refused the entry of any worker. */
	default boolean hasRefused(String caseReference) {
		return refused(caseReference) > 0;
	}

	/** Returns the number of workers that the table granted. */
	int granted(String caseReference);

	/** Returns the number of workers whose entry the register refused. */
	int refused(String caseReference);

	/** Returns the workers in the order of the list; none if the case has no list. */
	List<ListedWorker> forCase(String caseReference);

}
