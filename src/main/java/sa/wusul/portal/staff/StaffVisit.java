package sa.wusul.portal.staff;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.engine.WebAppLogins;
import sa.wusul.platform.identity.StaffProof;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The visit of a member of staff whose password was right.
 *
 * @param source the address from which they come
 */
record StaffVisit(HttpSession session, StaffProof proof, List<String> groups, String source) {

	private static final String TO = "staffTo";

	private static final String CHALLENGE = "staffChallenge";

	/** Address of the first page of staff. */
	static final String START = "/camunda/app/welcome/default/";

	/** Addresses of the staff, to which a page may lead after its work. */
	private static final Pattern OURS = Pattern
		.compile("/(camunda/app|staff)(/[A-Za-z0-9_-]+)*/?([?#][A-Za-z0-9/?#=&_:.,%!~*+@-]*)?");

	private static final int CHALLENGE_BYTES = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * Returns the visit of the person who is logged in.
	 * @throws RefusalException {@code notSignedIn}
	 */
	static StaffVisit of(HttpServletRequest request) {
		var session = request.getSession(false);
		return WebAppLogins.proof(session)
			.map((proof) -> new StaffVisit(session, proof, WebAppLogins.groups(session), VisitorAddress.of(request)))
			.orElseThrow(() -> new RefusalException(Kind.UNAUTHENTICATED, "staff.notSignedIn"));
	}

	String account() {
		return this.proof.account();
	}

	Optional<String> sessionName() {
		return WebAppLogins.name(this.session);
	}

	/** Keeps another proof of the person. */
	void proves(StaffProof.Method method, Instant at) {
		WebAppLogins.keep(this.session, this.proof.and(method, at));
	}

	/** Keeps the address at which the person goes on, if it is one of the staff's. */
	void goesOnAt(String address) {
		if (address != null && OURS.matcher(address).matches()) {
			this.session.setAttribute(TO, address);
		}
	}

	/** Returns the address at which the person goes on, once. */
	String next() {
		var address = (String) this.session.getAttribute(TO);
		this.session.removeAttribute(TO);
		return (address != null) ? address : START;
	}

	/** Returns a new challenge for a passkey. */
	String challenge() {
		var fresh = new byte[CHALLENGE_BYTES];
		RANDOM.nextBytes(fresh);
		this.session.setAttribute(CHALLENGE, fresh);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(fresh);
	}

	/**
	 * Returns the last challenge, once.
	 * @throws RefusalException {@code passkey.invalid} if there is none
	 */
	byte[] takeChallenge() {
		var last = (byte[]) this.session.getAttribute(CHALLENGE);
		this.session.removeAttribute(CHALLENGE);
		if (last == null) {
			throw new RefusalException(Kind.UNPROCESSABLE, "passkey.invalid");
		}
		return last;
	}

}
