package sa.wusul.portal.login;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.CitizenLoginLimiter;
import sa.wusul.citizen.CitizenLoginService;
import sa.wusul.citizen.CitizenLoginService.Attempt;
import sa.wusul.citizen.LoginSource;
import sa.wusul.notification.MessageChoiceService;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.AddressRateLimiter;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.hall.KioskPages;
import sa.wusul.reception.proof.IdentityProofService;

/**
 * Log-in of citizens and residents: their identity number, then the code sent to the
 * telephone on file. The answers are the same whether the person is on file or not.
 */
@Controller
public class LoginPages {

	public static final String ATTEMPT = "loginAttempt";

	public static final String TO = "loginTo";

	static final String CASES = "/cases";

	private final CitizenLoginService logins;

	private final AddressRateLimiter limits;

	private final CitizenLoginLimiter limiter;

	private final LoginSourceReader sources;

	private final CallerSessionService calls;

	private final RefusalWords messages;

	private final MessageChoiceService choices;

	private final boolean nationalToo;

	private final IdentityProofService proofs;

	LoginPages(CitizenLoginService logins, CitizenLoginLimiter limiter, LoginSourceReader sources,
			AddressRateLimiter limits, CallerSessionService calls, RefusalWords messages, MessageChoiceService choices,
			Optional<NationalIdentityClient> national, IdentityProofService proofs) {
		this.choices = choices;
		this.proofs = proofs;
		this.calls = calls;
		this.logins = logins;
		this.limiter = limiter;
		this.sources = sources;
		this.limits = limits;
		this.messages = messages;
		this.nationalToo = national.isPresent();
	}

	/**
	 * Checks whether to offer the national log-in. A browser that others use next must
	 * not, because the provider's session would stay in it.
	 */
	@ModelAttribute("national")
	boolean isNationalOffered(HttpServletRequest request) {
		return this.nationalToo && KioskPages.centre(request).isEmpty()
				&& CallerSessionService.current(request).isEmpty();
	}

	/** Checks whether to offer an officer the proof in the caller's national app. */
	@ModelAttribute("appProof")
	boolean isAppProofOffered(HttpServletRequest request) {
		return CallerSessionService.current(request).isPresent() && this.proofs.isAvailable();
	}

	@GetMapping("/login")
	String ask(@RequestParam Optional<String> to, HttpServletRequest request, Model model) {
		var wanted = to.filter(LoginPages::isOurs);
		if (CitizenAccessConfiguration.citizen(request).isPresent()) {
			return "redirect:" + wanted.orElse(CASES);
		}
		model.addAttribute("to", wanted.orElse(null));
		return "portal/login";
	}

	/** Keeps the page that the citizen wanted until they have logged in. */
	static void keepTarget(Optional<String> to, HttpServletRequest request) {
		to.filter(LoginPages::isOurs).ifPresent((address) -> request.getSession().setAttribute(TO, address));
	}

	@PostMapping("/login")
	String begin(@RequestParam String identityNumber, @RequestParam Optional<String> to, HttpServletRequest request,
			HttpServletResponse response, Model model, Locale locale) {
		keepTarget(to, request);
		try {
			take(request);
			var person = new IdentityNumber(identityNumber);
			this.limiter.order(person.value(), this.sources.read(request, person.value()));
			var attempt = this.logins.begin(person, call(request), MessageLanguage.of(locale));
			request.getSession().setAttribute(ATTEMPT, attempt);
			return "redirect:/login/code";
		}
		catch (RefusalException refusal) {
			model.addAttribute("identityNumber", identityNumber);
			return again("portal/login", refusal, model, locale, response);
		}
	}

	@GetMapping("/login/code")
	String askCode(HttpServletRequest request, Model model) {
		var attempt = attempt(request);
		if (attempt.isEmpty()) {
			return "redirect:/login";
		}
		model.addAttribute("attempt", attempt.get());
		return "portal/login-code";
	}

	@PostMapping("/login/code")
	String supplyCode(@RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model,
			Locale locale) {
		var attempt = attempt(request);
		if (attempt.isEmpty()) {
			return "redirect:/login";
		}
		try {
			take(request);
			var begun = begun(attempt.get());
			var source = this.sources.read(request, begun.identityNumber());
			this.limiter.tryCode(source);
			var verdict = this.logins.tryCode(attempt.get().id(), call(request), code);
			if (verdict.citizen().isPresent()) {
				this.limiter.succeed(begun.identityNumber(), source, begun.codes());
				this.sources.remember(request, response, begun.identityNumber());
				return enter(request, verdict.citizen().get(), locale);
			}
			this.limiter.wrongCode(source);
			throw (verdict.triesLeft() > 0) ? new RefusalException(Kind.INVALID, "login.wrongCode", verdict.triesLeft())
					: new RefusalException(Kind.CONFLICT, "login.over");
		}
		catch (RefusalException refusal) {
			return refused(refusal, attempt.get(), request, response, model, locale);
		}
	}

	@PostMapping("/login/renewal")
	String renew(HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
		var attempt = attempt(request);
		if (attempt.isEmpty()) {
			return "redirect:/login";
		}
		try {
			take(request);
			var begun = begun(attempt.get());
			var source = this.sources.read(request, begun.identityNumber());
			this.limiter.order(begun.identityNumber(), source);
			request.getSession().setAttribute(ATTEMPT, renew(attempt.get(), begun, source, locale));
			return "redirect:/login/code";
		}
		catch (RefusalException refusal) {
			return refused(refusal, attempt.get(), request, response, model, locale);
		}
	}

	private CitizenLoginService.Begun begun(Attempt attempt) {
		return this.logins.begun(attempt.id()).orElseThrow(() -> new RefusalException(Kind.CONFLICT, "login.over"));
	}

	private Attempt renew(Attempt attempt, CitizenLoginService.Begun begun, LoginSource source, Locale locale) {
		try {
			return this.logins.renew(attempt.id(), MessageLanguage.of(locale));
		}
		catch (RefusalException refusal) {
			this.limiter.cancel(begun.identityNumber(), source);
			throw refusal;
		}
	}

	@PostMapping("/login/end")
	String logOut(HttpSession session) {
		var kiosk = (KioskPages.Kiosk) session.getAttribute(KioskPages.KIOSK);
		session.invalidate();
		return (kiosk != null) ? "redirect:/kiosk/" + kiosk.centre() : "redirect:/login";
	}

	private String refused(RefusalException refusal, Attempt attempt, HttpServletRequest request,
			HttpServletResponse response, Model model, Locale locale) {
		if (refusal.code().equals("login.over")) {
			request.getSession().removeAttribute(ATTEMPT);
			return again("portal/login", refusal, model, locale, response);
		}
		model.addAttribute("attempt", attempt);
		return again("portal/login-code", refusal, model, locale, response);
	}

	private String again(String page, RefusalException refusal, Model model, Locale locale,
			HttpServletResponse response) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.messages.text(locale, refusal));
		return page;
	}

	private String enter(HttpServletRequest request, Citizen citizen, Locale locale) {
		if (CallerSessionService.current(request).isEmpty()) {
			this.choices.proposeLanguage(citizen.mobile(), MessageLanguage.of(locale));
			return letIn(request, citizen);
		}
		this.calls.admit(citizen, request);
		return whereTo(request);
	}

	/**
	 * Logs the citizen in with a new session, so that a session id planted before the
	 * log-in is useless.
	 * @return redirect to the page that the citizen asked for
	 */
	static String letIn(HttpServletRequest request, Citizen citizen) {
		var to = whereTo(request);
		var kiosk = request.getSession().getAttribute(KioskPages.KIOSK);
		var typed = request.getSession().getAttribute(PendingInput.TYPED);
		request.getSession().invalidate();
		request.getSession(true).setAttribute(KioskPages.KIOSK, kiosk);
		request.getSession().setAttribute(PendingInput.TYPED, typed);
		request.getSession().setAttribute(CitizenAccessConfiguration.CITIZEN, citizen);
		return to;
	}

	private static String whereTo(HttpServletRequest request) {
		var to = (String) request.getSession().getAttribute(TO);
		return "redirect:" + ((to != null) ? to : CASES);
	}

	/**
	 * Counts a try of the officer during a call, because all officers of a call centre
	 * may share one address, or else of the remote address.
	 */
	private void take(HttpServletRequest request) {
		CallerSessionService.current(request)
			.map(CallerSessionService.Call::officer)
			.ifPresentOrElse((officer) -> this.limits.take("login", officer), () -> this.limits.take("login", request));
	}

	/** Returns the number of the call for which an officer uses the portal. */
	private static Optional<String> call(HttpServletRequest request) {
		return CallerSessionService.current(request).map(CallerSessionService.Call::number);
	}

	private static Optional<Attempt> attempt(HttpServletRequest request) {
		return Optional.ofNullable(request.getSession(false)).map((session) -> (Attempt) session.getAttribute(ATTEMPT));
	}

	/** Checks whether the address is a page of the portal, never another site's. */
	private static boolean isOurs(String address) {
		return address.matches(
				"/(cases|messages|services|appointments|tawasul)(/[A-Za-z0-9_-]+)*(\\?slot=[0-9]{1,18}(&interpreter=true)?)?");
	}

}
