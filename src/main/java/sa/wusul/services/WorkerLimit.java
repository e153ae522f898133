package sa.wusul.services;

import sa.wusul.platform.limit.Limit;

/** Limits of employers' lists, in the table {@code services-limit}. */
enum WorkerLimit implements Limit {

	/** The number of workers in one request. */
	WORKERS_IN_REQUEST;

	@Override
	public String domain() {
		return "services";
	}

}
