package sa.wusul.platform.engine;

import java.util.Optional;

import sa.wusul.platform.audit.AuditEntry;

/**
 * The refusal of a command during a request, until the request's address is added to it.
 */
final class RequestRefusals {

	private static final ThreadLocal<RequestRefusals> current = new ThreadLocal<>();

	private AuditEntry first;

	private RequestRefusals() {
	}

	static RequestRefusals begin() {
		var refusals = new RequestRefusals();
		current.set(refusals);
		return refusals;
	}

	void end() {
		current.remove();
	}

	/**
	 * Keeps the first refusal of the request.
	 * @return whether there is a request that will write it
	 */
	static boolean keep(AuditEntry refusal) {
		var refusals = current.get();
		if (refusals != null && refusals.first == null) {
			refusals.first = refusal;
		}
		return refusals != null;
	}

	Optional<AuditEntry> first() {
		return Optional.ofNullable(this.first);
	}

}
