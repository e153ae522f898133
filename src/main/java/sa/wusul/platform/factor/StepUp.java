package sa.wusul.platform.factor;

import java.time.Clock;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.StaffProof;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The demand for a fresh authentication: the last second factor of the session, or the
 * password of an account without one.
 */
@Component
public class StepUp {

	private final StaffSessionProperties times;

	private final SecondFactors factors;

	private final Clock clock;

	StepUp(StaffSessionProperties times, SecondFactors factors, Clock clock) {
		this.times = times;
		this.factors = factors;
		this.clock = clock;
	}

	public boolean isFresh(StaffProof proof) {
		return proof.secondFactorAt().orElseGet(proof::provenAt).plus(this.times.fresh()).isAfter(this.clock.instant());
	}

	/**
	 * Demands a fresh authentication for a step such as the Minister's directive. Where
	 * second factors are only offered, people without one are not asked again.
	 * @throws RefusalException {@code secondFactor.stale}
	 */
	public void demand(StaffProof proof) {
		if (this.factors.isRequired() || proof.secondFactorAt().isPresent()) {
			demandAlways(proof);
		}
	}

	/**
	 * Demands a fresh authentication, also of people without a second factor.
	 * @throws RefusalException {@code secondFactor.stale}
	 */
	public void demandAlways(StaffProof proof) {
		if (!isFresh(proof)) {
			throw new RefusalException(Kind.FORBIDDEN, "secondFactor.stale", this.times.fresh().toMinutes());
		}
	}

}
