package sa.wusul.portal.staff;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

import sa.wusul.platform.factor.SecondFactors;
import sa.wusul.platform.factor.StepUp;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role.Action;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The visits of staff to their own pages: how far they proved who they are, and what they
 * may do there.
 */
@Component
class StaffVisits {

	private final SecondFactors factors;

	private final StepUp stepUp;

	private final Rights rights;

	StaffVisits(SecondFactors factors, StepUp stepUp, Rights rights) {
		this.factors = factors;
		this.stepUp = stepUp;
		this.rights = rights;
	}

	/**
	 * Returns the visit of a person who owes no factor that they have.
	 * @param address the page to which they go on after a proof
	 * @throws ProveFirst if they owe one
	 */
	StaffVisit current(HttpServletRequest request, String address) {
		var visit = StaffVisit.of(request);
		if (visit.proof().secondFactorAt().isEmpty() && this.factors.hasAny(visit.account())) {
			throw new ProveFirst(address);
		}
		return visit;
	}

	/**
	 * Returns the visit of a person who has just authenticated.
	 * @throws ProveFirst if they have to do it again
	 */
	StaffVisit fresh(HttpServletRequest request, String address) {
		var visit = current(request, address);
		if (!this.stepUp.isFresh(visit.proof())) {
			throw new ProveFirst(address);
		}
		return visit;
	}

	/**
	 * Returns the visit of an administrator who has just authenticated.
	 * @throws RefusalException {@code notAllowed}
	 */
	StaffVisit administering(HttpServletRequest request, String address) {
		var visit = fresh(request, address);
		if (!mayAdminister(visit)) {
			throw new RefusalException(Kind.FORBIDDEN, "notAllowed");
		}
		return visit;
	}

	/**
	 * Returns the visit of a person who may do this and owes no second factor.
	 * @throws RefusalException {@code notAllowed}
	 */
	StaffVisit permitted(HttpServletRequest request, String address, Action action) {
		var visit = current(request, address);
		if (!may(visit, action)) {
			throw new RefusalException(Kind.FORBIDDEN, "notAllowed");
		}
		return visit;
	}

	/** Checks whether the person may do this and owes no second factor. */
	boolean may(StaffVisit visit, Action action) {
		return this.rights.may(visit.groups(), action) && !owes(visit);
	}

	/** Checks whether the person is an administrator who owes no second factor. */
	boolean mayAdminister(StaffVisit visit) {
		return may(visit, Action.EVERYTHING);
	}

	/** Checks whether the person must have a second factor and has not given it. */
	boolean owes(StaffVisit visit) {
		return this.factors.mustHave(visit.groups()) && visit.proof().secondFactorAt().isEmpty();
	}

	/**
	 * Checks whether the person needs a code of an administrator before they add their
	 * first factor: a stolen password alone adds none.
	 */
	boolean needsCode(StaffVisit visit) {
		return owes(visit) && !visit.proof().isVouchedFor() && !this.factors.hasAny(visit.account());
	}

	boolean isFresh(StaffVisit visit) {
		return this.stepUp.isFresh(visit.proof());
	}

	/** Thrown if a page demands that the person authenticates first. */
	static final class ProveFirst extends RefusalException {

		private final String address;

		ProveFirst(String address) {
			super(Kind.FORBIDDEN, "secondFactor.needed");
			this.address = address;
		}

		String address() {
			return this.address;
		}

	}

}
