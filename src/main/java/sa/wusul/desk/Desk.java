package sa.wusul.desk;

import java.util.Collection;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;

import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** Who sits at the desk, and how the program looks past the engine's narrower rights. */
@Component
class Desk {

	private final IdentityService identity;

	Desk(IdentityService identity) {
		this.identity = identity;
	}

	String user() {
		return staff().getUserId();
	}

	Collection<String> groups() {
		return staff().getGroupIds();
	}

	/**
	 * The engine's own rights are narrower than the case file's; whoever asks has checked
	 * the latter.
	 */
	<T> T unrestricted(Supplier<T> question) {
		Authentication staff = this.identity.getCurrentAuthentication();
		this.identity.clearAuthentication();
		try {
			return question.get();
		}
		finally {
			this.identity.setAuthentication(staff);
		}
	}

	private Authentication staff() {
		Authentication staff = this.identity.getCurrentAuthentication();
		if (staff == null || staff.getUserId() == null) {
			throw new Refusal(Kind.UNAUTHENTICATED, "notSignedIn");
		}
		return staff;
	}

}
