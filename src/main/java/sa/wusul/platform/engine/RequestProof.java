package sa.wusul.platform.engine;

import java.util.Optional;

import sa.wusul.platform.identity.StaffProof;

/** Proof of the member of staff who sent the current request to a web app. */
final class RequestProof {

	private static final ThreadLocal<StaffProof> current = new ThreadLocal<>();

	private RequestProof() {
	}

	static void begin(StaffProof proof) {
		current.set(proof);
	}

	static void end() {
		current.remove();
	}

	static Optional<StaffProof> current() {
		return Optional.ofNullable(current.get());
	}

}
