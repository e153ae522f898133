package sa.wusul.services.process;

import sa.wusul.services.register.RegisterExchanges;

/**
 * The names that {@code processes/services/services-workers-iqama-renewal.bpmn} shares
 * with Java.
 */
public final class WorkersIqamaRenewalProcess {

	public static final String KEY = "services-workers-iqama-renewal";

	public static final String WORKERS_REFUSED = RegisterExchanges.WORKERS_REFUSED;

	private WorkersIqamaRenewalProcess() {
	}

}
