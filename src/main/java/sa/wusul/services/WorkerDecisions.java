package sa.wusul.services;

import java.util.Map;

import sa.wusul.services.Verdicts.ApplicationVerdict;

/** The analysts' table about a worker of an employer's list. */
public interface WorkerDecisions {

	/**
	 * Returns the verdict on a worker.
	 * @param facts the facts of the register of workers
	 */
	ApplicationVerdict decide(Map<String, Object> facts);

}
