package sa.wusul.webapps;

import java.util.Collection;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;

import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The logged-in person, and queries without the engine's narrower authorisations. */
@Component
public class SignedInStaff {

	private final IdentityService identity;

	SignedInStaff(IdentityService identity) {
		this.identity = identity;
	}

	public String user() {
		return staff().getUserId();
	}

	public Collection<String> groups() {
		return staff().getGroupIds();
	}

	/**
	 * Runs a query without the engine's authorisations, which are narrower than those of
	 * the case file. Callers check the latter.
	 */
	public <T> T unrestricted(Supplier<T> question) {
		return EngineAccess.asSystem(this.identity, "the rights to the case file were checked", question);
	}

	private Authentication staff() {
		Authentication staff = this.identity.getCurrentAuthentication();
		if (staff == null || staff.getUserId() == null) {
			throw new RefusalException(Kind.UNAUTHENTICATED, "notSignedIn");
		}
		return staff;
	}

}
