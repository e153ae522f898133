package sa.wusul.portal.staff;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.papers.QrCode;
import sa.wusul.platform.factor.EnrolmentCodes;
import sa.wusul.platform.factor.SecondFactors;
import sa.wusul.platform.factor.StaffSessions;
import sa.wusul.platform.factor.TotpSecret;
import sa.wusul.platform.identity.Role.Action;
import sa.wusul.platform.identity.StaffProof.Method;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.text.Sha256;

/**
 * The pages on which staff see, add and remove their second factors and end their
 * sessions, and on which administrators reset those of a colleague. Each change demands a
 * fresh authentication.
 */
@Controller
class SecurityPages {

	/** Address of the page. */
	static final String ADDRESS = "/staff/security";

	private static final String NEW_SECRET = "staffSecret";

	private static final String TO_SECURITY = "redirect:" + ADDRESS;

	private final SecondFactors factors;

	private final StaffSessions sessions;

	private final EnrolmentCodes codes;

	private final StaffVisits visits;

	private final RefusalWords words;

	private final Clock clock;

	SecurityPages(SecondFactors factors, StaffSessions sessions, EnrolmentCodes codes, StaffVisits visits,
			RefusalWords words, Clock clock) {
		this.factors = factors;
		this.sessions = sessions;
		this.codes = codes;
		this.visits = visits;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping(ADDRESS)
	String show(HttpServletRequest request, Model model) {
		return page(this.visits.current(request, ADDRESS), model);
	}

	/** Takes the code of an administrator, with which a first factor may be added. */
	@PostMapping(ADDRESS + "/enrolment")
	String enrol(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response,
			Locale locale, Model model) {
		var visit = this.visits.current(request, ADDRESS);
		try {
			visit.proves(this.codes.prove(visit.account(), code, visit.source()), this.clock.instant());
		}
		catch (RefusalException refusal) {
			refused(refusal, response, locale, model);
			return page(visit, model);
		}
		return TO_SECURITY;
	}

	@GetMapping(ADDRESS + "/app")
	String newApp(HttpServletRequest request, Model model) {
		var visit = adding(request, "/app");
		visit.session().setAttribute(NEW_SECRET, TotpSecret.next().text());
		return newAppPage(visit, model);
	}

	@PostMapping(ADDRESS + "/app")
	String addApp(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String label,
			HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
		var visit = adding(request, "/app");
		if (!(visit.session().getAttribute(NEW_SECRET) instanceof String secret)) {
			return TO_SECURITY + "/app";
		}
		try {
			this.factors.addTotp(visit.account(), new TotpSecret(secret), code, label);
		}
		catch (RefusalException refusal) {
			refused(refusal, response, locale, model);
			return newAppPage(visit, model);
		}
		visit.session().removeAttribute(NEW_SECRET);
		return added(visit, Method.TOTP, model);
	}

	@GetMapping(ADDRESS + "/passkey")
	String newPasskey(HttpServletRequest request, Model model) {
		return newPasskeyPage(adding(request, "/passkey"), model);
	}

	@PostMapping(ADDRESS + "/passkey")
	String addPasskey(@RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "") String label,
			HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
		var visit = adding(request, "/passkey");
		try {
			this.factors.addPasskey(visit.account(), answer, visit.takeChallenge(), label);
		}
		catch (RefusalException refusal) {
			refused(refusal, response, locale, model);
			return newPasskeyPage(visit, model);
		}
		return added(visit, Method.PASSKEY, model);
	}

	@PostMapping(ADDRESS + "/removal")
	String remove(@RequestParam(defaultValue = "0") long factor, HttpServletRequest request,
			HttpServletResponse response, Locale locale, Model model) {
		var visit = changing(request, "");
		try {
			this.factors.remove(visit.account(), visit.groups(), factor);
		}
		catch (RefusalException refusal) {
			refused(refusal, response, locale, model);
			return page(visit, model);
		}
		return TO_SECURITY;
	}

	@PostMapping(ADDRESS + "/recovery-codes")
	String renewRecoveryCodes(HttpServletRequest request, Model model) {
		return recoveryCodes(changing(request, ""), model);
	}

	@PostMapping(ADDRESS + "/session-end")
	String endSession(@RequestParam(required = false) String session, HttpServletRequest request) {
		var visit = this.visits.current(request, ADDRESS);
		if (session != null) {
			this.sessions.end(visit.account(), session, visit.account());
		}
		else {
			this.sessions.endOthers(visit.account(), visit.sessionName().orElse(""), visit.account());
		}
		return TO_SECURITY;
	}

	@PostMapping(ADDRESS + "/reset")
	String reset(@RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "") String reason,
			HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
		var visit = this.visits.administering(request, ADDRESS);
		try {
			this.factors.reset(account.strip(), visit.account(), reason);
			this.sessions.endOthers(account.strip(), "", visit.account());
			model.addAttribute("reset", account.strip());
		}
		catch (RefusalException refusal) {
			refused(refusal, response, locale, model);
		}
		return page(visit, model);
	}

	/** Ends all sessions of a colleague, such as one whose device was stolen. */
	@PostMapping(ADDRESS + "/colleague-sessions")
	String endSessionsOfColleague(@RequestParam(defaultValue = "") String account, HttpServletRequest request,
			Model model) {
		var visit = this.visits.administering(request, ADDRESS);
		this.sessions.endOthers(account.strip(), "", visit.account());
		model.addAttribute("ended", account.strip());
		return page(visit, model);
	}

	/**
	 * Returns the visit of a person who has just authenticated and may add a factor.
	 * @throws RefusalException {@code enrolment.needed}
	 */
	private StaffVisit adding(HttpServletRequest request, String page) {
		var visit = changing(request, page);
		if (this.visits.needsCode(visit)) {
			throw new RefusalException(Kind.FORBIDDEN, "enrolment.needed");
		}
		return visit;
	}

	private StaffVisit changing(HttpServletRequest request, String page) {
		return this.visits.fresh(request, ADDRESS + page);
	}

	/** Shows recovery codes after the first factor. */
	private String added(StaffVisit visit, Method method, Model model) {
		visit.proves(method, this.clock.instant());
		return (this.factors.recoveryCodes(visit.account()) == 0) ? recoveryCodes(visit, model) : TO_SECURITY;
	}

	private String recoveryCodes(StaffVisit visit, Model model) {
		model.addAttribute("account", visit.account());
		model.addAttribute("codes", this.factors.renewRecoveryCodes(visit.account()));
		model.addAttribute("next", visit.next());
		return "portal/staff-recovery-codes";
	}

	private String newAppPage(StaffVisit visit, Model model) {
		var secret = new TotpSecret((String) visit.session().getAttribute(NEW_SECRET));
		model.addAttribute("account", visit.account());
		model.addAttribute("secret", secret.grouped());
		model.addAttribute("qr", QrCode.dataUri(secret.address(visit.account())));
		return "portal/staff-app";
	}

	private String newPasskeyPage(StaffVisit visit, Model model) {
		model.addAttribute("account", visit.account());
		model.addAttribute("host", this.factors.passkeyHost());
		model.addAttribute("passkeys", String.join(" ", this.factors.passkeys(visit.account())));
		model.addAttribute("challenge", visit.challenge());
		model.addAttribute("algorithms",
				this.factors.passkeyAlgorithms().stream().map(String::valueOf).collect(Collectors.joining(" ")));
		// The same for all passkeys of the account, and no name.
		model.addAttribute("handle",
				Base64.getUrlEncoder()
					.withoutPadding()
					.encodeToString(Sha256.of(visit.account().getBytes(StandardCharsets.UTF_8))));
		return "portal/staff-passkey";
	}

	private String page(StaffVisit visit, Model model) {
		var own = visit.sessionName().map(this.sessions::id).orElse("");
		model.addAttribute("account", visit.account());
		model.addAttribute("factors", this.factors.forAccount(visit.account()));
		model.addAttribute("recoveryCodes", this.factors.recoveryCodes(visit.account()));
		model.addAttribute("must", this.visits.owes(visit));
		model.addAttribute("needsCode", this.visits.needsCode(visit));
		model.addAttribute("lastReset", this.factors.lastReset(visit.account()).orElse(null));
		model.addAttribute("sessions", this.visits.owes(visit) ? List.of() : this.sessions.forAccount(visit.account()));
		model.addAttribute("own", own);
		model.addAttribute("mayReset", this.visits.mayAdminister(visit));
		model.addAttribute("maySeeTexts", this.visits.may(visit, Action.DEPLOY));
		model.addAttribute("mayReadLog", this.visits.may(visit, Action.READ_LOG));
		return "portal/staff-security";
	}

	private void refused(RefusalException refusal, HttpServletResponse response, Locale locale, Model model) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.words.text(locale, refusal));
	}

}
