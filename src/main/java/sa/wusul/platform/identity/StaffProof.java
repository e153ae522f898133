package sa.wusul.platform.identity;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How and when the member of staff of a session proved who they are.
 *
 * @param openedAt when they logged in; a step-up does not prolong the session
 * @param proofs the last time of each method
 */
public record StaffProof(String account, Instant openedAt, Map<Method, Instant> proofs) implements Serializable {

	public StaffProof {
		proofs = Map.copyOf(proofs);
	}

	/** Returns the proof of a new session. */
	public static StaffProof begun(String account, Method method, Instant at) {
		return new StaffProof(account, at, Map.of(method, at));
	}

	/** Returns this proof with another one, of the same person in the same session. */
	public StaffProof and(Method method, Instant at) {
		var all = new EnumMap<Method, Instant>(Method.class);
		all.putAll(this.proofs);
		all.put(method, at);
		return new StaffProof(this.account, this.openedAt, all);
	}

	/** Returns the last time of a second factor in this session. */
	public Optional<Instant> secondFactorAt() {
		return this.proofs.entrySet()
			.stream()
			.filter((proof) -> proof.getKey().isSecond())
			.map(Map.Entry::getValue)
			.max(Comparator.naturalOrder());
	}

	/** Checks whether the session began with a first password and none was chosen yet. */
	public boolean owesPassword() {
		return this.proofs.containsKey(Method.FIRST_PASSWORD) && !this.proofs.containsKey(Method.PASSWORD);
	}

	/**
	 * Checks whether an administrator vouched for the person in this session, so that
	 * they may add their first second factor.
	 */
	public boolean isVouchedFor() {
		return this.proofs.containsKey(Method.FIRST_PASSWORD) || this.proofs.containsKey(Method.ENROLMENT_CODE);
	}

	/** Returns the last time of any method. */
	public Instant provenAt() {
		return this.proofs.values().stream().max(Comparator.naturalOrder()).orElse(this.openedAt);
	}

	/** A way to prove who one is. */
	public enum Method {

		PASSWORD(false),

		/** A password that an administrator handed over, good for one log-in. */
		FIRST_PASSWORD(false),

		/** A code that an administrator handed over. */
		ENROLMENT_CODE(false),

		/** The word of an identity provider, whose methods are not known. */
		SINGLE_SIGN_ON(false),

		/**
		 * The word of an identity provider that it asked for a second factor ({@code acr}
		 * or {@code amr}).
		 */
		SINGLE_SIGN_ON_WITH_FACTOR(true), TOTP(true), PASSKEY(true), RECOVERY_CODE(true);

		private final boolean second;

		Method(boolean second) {
			this.second = second;
		}

		public boolean isSecond() {
			return this.second;
		}

	}

}
