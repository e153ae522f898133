package sa.wusul.portal.staff;

import java.time.Clock;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.platform.factor.SecondFactors;
import sa.wusul.platform.identity.Accounts;
import sa.wusul.platform.identity.StaffProof.Method;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;

/**
 * The page that asks for the second factor after the password, and again before a step
 * that demands a fresh authentication. An account without a factor gives its password.
 */
@Controller
class SecondFactorPages {

	/** Address of the page. */
	static final String ADDRESS = "/staff/second-factor";

	private final SecondFactors factors;

	private final StaffVisits visits;

	private final Accounts accounts;

	private final RefusalWords words;

	private final Clock clock;

	SecondFactorPages(SecondFactors factors, StaffVisits visits, Accounts accounts, RefusalWords words, Clock clock) {
		this.factors = factors;
		this.visits = visits;
		this.accounts = accounts;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping(ADDRESS)
	String ask(@RequestParam(required = false) String to, HttpServletRequest request, Model model) {
		var visit = StaffVisit.of(request);
		visit.goesOnAt(to);
		if (this.visits.owes(visit) && !this.factors.hasAny(visit.account()) && this.visits.isFresh(visit)) {
			return "redirect:" + SecurityPages.ADDRESS;
		}
		return page(visit, model);
	}

	@PostMapping(ADDRESS)
	String code(@RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response,
			Locale locale, Model model) {
		var visit = StaffVisit.of(request);
		try {
			return proven(visit, this.factors.prove(visit.account(), code, visit.source()));
		}
		catch (RefusalException refusal) {
			return again(refusal, visit, response, locale, model);
		}
	}

	@PostMapping(ADDRESS + "/passkey")
	String passkey(@RequestParam(defaultValue = "") String answer, HttpServletRequest request,
			HttpServletResponse response, Locale locale, Model model) {
		var visit = StaffVisit.of(request);
		try {
			return proven(visit,
					this.factors.provePasskey(visit.account(), answer, visit.takeChallenge(), visit.source()));
		}
		catch (RefusalException refusal) {
			return again(refusal, visit, response, locale, model);
		}
	}

	/** Takes the password again of a person without a second factor. */
	@PostMapping(ADDRESS + "/password")
	String password(@RequestParam(defaultValue = "") String password, HttpServletRequest request,
			HttpServletResponse response, Locale locale, Model model) {
		var visit = StaffVisit.of(request);
		try {
			if (!this.accounts.isPassword(visit.account(), password)) {
				throw new RefusalException(Kind.UNPROCESSABLE, "secondFactor.wrongPassword");
			}
			return proven(visit, Method.PASSWORD);
		}
		catch (RefusalException refusal) {
			return again(refusal, visit, response, locale, model);
		}
	}

	@GetMapping(ADDRESS + "/done")
	String done(HttpServletRequest request) {
		StaffVisit.of(request);
		return "portal/staff-done";
	}

	/** Logs the person out, who may want to log in with another account. */
	@PostMapping(ADDRESS + "/end")
	String end(HttpServletRequest request) {
		StaffVisit.of(request).session().invalidate();
		return "redirect:" + StaffVisit.START;
	}

	private String proven(StaffVisit visit, Method method) {
		visit.proves(method, this.clock.instant());
		return "redirect:" + visit.next();
	}

	private String again(RefusalException refusal, StaffVisit visit, HttpServletResponse response, Locale locale,
			Model model) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.words.text(locale, refusal));
		return page(visit, model);
	}

	private String page(StaffVisit visit, Model model) {
		var kinds = this.factors.forAccount(visit.account());
		model.addAttribute("account", visit.account());
		model.addAttribute("again", visit.proof().secondFactorAt().isPresent() || kinds.isEmpty());
		model.addAttribute("factors", kinds);
		if (this.factors.hasPasskey(visit.account())) {
			model.addAttribute("host", this.factors.passkeyHost());
			model.addAttribute("passkeys", String.join(" ", this.factors.passkeys(visit.account())));
			model.addAttribute("challenge", visit.challenge());
		}
		return "portal/staff-second-factor";
	}

}
