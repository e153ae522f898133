package sa.wusul.portal;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

import sa.wusul.casefile.CaseReference;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.engine.WebAppLogins;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;
import sa.wusul.reception.phone.CallTasks;
import sa.wusul.reception.phone.PhoneCalls;

/**
 * An officer of the call centre works at the portal in the name of the caller whom he has
 * on the telephone (M16): from a task of the call that is his, and no longer than it is.
 * The caller proves who he is as at home, by the code on his own telephone.
 */
@Component
class Calls {

	/** Kept in the session: the call for which an officer is at the portal. */
	static final String CALL = "call";

	private final CallTasks tasks;

	private final PhoneCalls calls;

	private final Rights rights;

	Calls(CallTasks tasks, PhoneCalls calls, Rights rights) {
		this.tasks = tasks;
		this.calls = calls;
		this.rights = rights;
	}

	/**
	 * Whether what belongs to this process may be shown on the citizen's pages: an
	 * officer who has him on the telephone learns of no confidential domain, not even
	 * that there is something.
	 */
	boolean mayShow(Citizen citizen, String process) {
		return citizen.helper() == null || !this.rights.isConfidential(process);
	}

	/**
	 * A page of a confidential domain is asked for.
	 * @throws Refusal {@code call.confidential} while an officer has the citizen on the
	 * telephone
	 */
	void keepOut(Citizen citizen, String process) {
		if (!mayShow(citizen, process)) {
			throw new Refusal(Kind.FORBIDDEN, "call.confidential");
		}
	}

	/**
	 * @throws Refusal {@code call.notYours} where no task of a call is his under this id
	 */
	void begin(String task, HttpServletRequest request) {
		var call = WebAppLogins.user(request.getSession(false))
			.flatMap((officer) -> this.tasks.call(officer, task).map((number) -> new Call(task, number, officer)))
			.orElseThrow(() -> new Refusal(Kind.FORBIDDEN, "call.notYours"));
		end(request.getSession());
		request.getSession().setAttribute(CALL, call);
	}

	/** Lets the officer in as the caller, and notes it with the call. */
	void letIn(Citizen caller, HttpServletRequest request) {
		var call = current(request).orElseThrow(() -> new Refusal(Kind.FORBIDDEN, "call.notYours"));
		request.changeSessionId();
		this.calls.actedFor(call.number(), call.officer());
		request.getSession().setAttribute(CitizenDoor.CITIZEN, caller.helpedBy(call.officer()));
	}

	/**
	 * What he is about to do as the caller is noted with the call, in his own name; that
	 * he ends the call is his own doing.
	 */
	void noteDeed(HttpServletRequest request) {
		var deed = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
		if (!deed.equals(CallPages.END) && CitizenDoor.citizen(request).isPresent()) {
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
		catch (Refusal notEvenAReference) {
			return Optional.empty();
		}
	}

	/**
	 * Nothing of the caller stays once the task is done, given away, or its officer gone.
	 */
	void endWhatIsOver(HttpServletRequest request) {
		current(request)
			.filter((call) -> !WebAppLogins.user(request.getSession()).equals(Optional.of(call.officer()))
					|| !this.tasks.isOf(call.officer(), call.task()))
			.ifPresent((over) -> end(request.getSession()));
	}

	static void end(HttpSession session) {
		session.removeAttribute(CALL);
		session.removeAttribute(CitizenDoor.CITIZEN);
		session.removeAttribute(LoginPages.ATTEMPT);
		session.removeAttribute(LoginPages.TO);
	}

	static Optional<Call> current(HttpServletRequest request) {
		return Optional.ofNullable(request.getSession(false)).map((session) -> (Call) session.getAttribute(CALL));
	}

	/**
	 * @param number of the call
	 */
	record Call(String task, String number, String officer) implements Serializable {

	}

}
