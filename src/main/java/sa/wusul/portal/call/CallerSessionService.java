package sa.wusul.portal.call;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

import sa.wusul.casefile.CaseReference;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.engine.WebAppLogins;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.portal.login.LoginPages;
import sa.wusul.reception.phone.CallTasks;
import sa.wusul.reception.phone.PhoneCalls;

/**
 * Sessions in which an officer of the call centre uses the portal in the name of the
 * caller on the telephone (M16): from a task of the call that is assigned to the officer,
 * and only as long as it is. The caller proves their identity as at home, by the code
 * sent to their own telephone, or in their national app.
 */
@Component
public class CallerSessionService {

	/** Session attribute of the call for which an officer uses the portal. */
	static final String CALL = "call";

	/** Session attribute of the proof of the caller's identity in their national app. */
	static final String PROOF = "callProof";

	private final CallTasks tasks;

	private final PhoneCalls calls;

	private final Rights rights;

	CallerSessionService(CallTasks tasks, PhoneCalls calls, Rights rights) {
		this.tasks = tasks;
		this.calls = calls;
		this.rights = rights;
	}

	/**
	 * Checks whether the citizen's pages may show data of this process. An officer with
	 * the citizen on the telephone learns of no confidential case, not even that it
	 * exists.
	 */
	public boolean mayShow(Citizen citizen, String process) {
		return citizen.helper() == null || !this.rights.isConfidential(process);
	}

	/**
	 * Refuses a page of a confidential domain to an officer with the citizen on the
	 * telephone.
	 * @throws RefusalException {@code call.confidential}
	 */
	public void refuseAccess(Citizen citizen, String process) {
		if (!mayShow(citizen, process)) {
			throw new RefusalException(Kind.FORBIDDEN, "call.confidential");
		}
	}

	/**
	 * Begins a call at the portal.
	 * @throws RefusalException {@code call.notYours} if no task of a call with this id is
	 * assigned to the member of staff who is logged in
	 */
	void begin(String task, HttpServletRequest request) {
		var call = WebAppLogins.user(request.getSession(false))
			.flatMap((officer) -> this.tasks.call(officer, task).map((number) -> new Call(task, number, officer)))
			.orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, "call.notYours"));
		end(request.getSession());
		request.getSession().setAttribute(CALL, call);
	}

	/** Logs the officer in as the caller, and records this with the call. */
	public void admit(Citizen caller, HttpServletRequest request) {
		var call = current(request).orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, "call.notYours"));
		request.changeSessionId();
		this.calls.actedFor(call.number(), call.officer());
		request.getSession().setAttribute(CitizenAccessConfiguration.CITIZEN, caller.helpedBy(call.officer()));
	}

	/**
	 * Records with the call, in the officer's name, the action that the officer is about
	 * to perform as the caller. Beginning and ending a call are not recorded.
	 */
	public void recordAction(HttpServletRequest request) {
		var deed = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
		if (!Set.of(CallPages.BEGIN, CallPages.END).contains(deed)
				&& CitizenAccessConfiguration.citizen(request).isPresent()) {
			current(request)
				.ifPresent((call) -> this.calls.does(call.number(), call.officer(), deed, reference(request)));
		}
	}

	private static Optional<String> reference(HttpServletRequest request) {
		var parts = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		try {
			return Optional.ofNullable(parts)
				.map((known) -> (String) known.get("reference"))
				.map((given) -> CaseReference.parse(given).value());
		}
		catch (RefusalException notEvenAReference) {
			return Optional.empty();
		}
	}

	/**
	 * Ends the session as the caller once the task is completed or reassigned, or the
	 * officer has logged out.
	 */
	public void endExpiredSession(HttpServletRequest request) {
		current(request)
			.filter((call) -> !WebAppLogins.user(request.getSession()).equals(Optional.of(call.officer()))
					|| !this.tasks.isOf(call.officer(), call.task()))
			.ifPresent((over) -> end(request.getSession()));
	}

	static void end(HttpSession session) {
		session.removeAttribute(CALL);
		session.removeAttribute(PROOF);
		session.removeAttribute(CitizenAccessConfiguration.CITIZEN);
		session.removeAttribute(LoginPages.ATTEMPT);
		session.removeAttribute(LoginPages.TO);
	}

	public static Optional<Call> current(HttpServletRequest request) {
		return Optional.ofNullable(request.getSession(false)).map((session) -> (Call) session.getAttribute(CALL));
	}

	/**
	 * A call at the portal.
	 *
	 * @param number of the call
	 */
	public record Call(String task, String number, String officer) implements Serializable {

	}

}
