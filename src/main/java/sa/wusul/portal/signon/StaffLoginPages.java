package sa.wusul.portal.signon;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import sa.wusul.platform.encryption.KeyedHash;
import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.directory.StaffDirectoryService;
import sa.wusul.platform.engine.WebAppLogins;
import sa.wusul.platform.openid.ProviderSession;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;

/** Log-in and log-out of staff with the ministry's identity provider. */
@Controller
@ConditionalOnProperty(StaffDirectoryService.PROVIDER)
class StaffLoginPages {

	static final String PAGE = "/staff/login";

	private static final String PROOF = "/staff/login/proof";

	private static final String START = "/camunda/app/welcome/default/";

	private static final String TARGET = "wusul.signOnTarget";

	private static final String AGAIN = "wusul.signOnAgain";

	/** The pages to which a log-in leads: those of staff, never another site's. */
	private static final Pattern TARGETS = Pattern
		.compile("/camunda/app/(tasklist|cockpit|admin|welcome)/default/|/staff/[a-z]+([/-][a-z]+)*");

	private static final List<String> ANSWER = List.of("code", "state", "error");

	private final StaffIdentityClient provider;

	private final StaffDirectoryService directory;

	private final AuditLog audit;

	private final KeyedHash hash;

	private final RefusalWords words;

	StaffLoginPages(StaffIdentityClient provider, StaffDirectoryService directory, AuditLog audit, KeyedHash hash,
			RefusalWords words) {
		this.provider = provider;
		this.directory = directory;
		this.audit = audit;
		this.hash = hash;
		this.words = words;
	}

	@GetMapping(PAGE)
	String show(@RequestParam(required = false) String to, HttpServletRequest request, Model model) {
		var target = target(to);
		if (WebAppLogins.user(request.getSession(false)).isPresent()) {
			return "redirect:" + target;
		}
		model.addAttribute("to", target);
		model.addAttribute("local", local(target));
		return "portal/staff-login";
	}

	/**
	 * Leads to the provider; a person who is logged in proves there who they are anew.
	 */
	@GetMapping("/staff/login/ministry")
	String begin(@RequestParam(required = false) String to, HttpServletRequest request, HttpServletResponse response) {
		boolean again = WebAppLogins.user(request.getSession(false)).isPresent();
		var address = this.provider.begin(request, response, again);
		request.getSession().setAttribute(TARGET, target(to));
		request.getSession().setAttribute(AGAIN, again);
		return "redirect:" + address;
	}

	/**
	 * Loads the proof from a page of this site: the browser sends no session cookie with
	 * a redirect from another site, but does so from this page.
	 */
	@GetMapping(StaffIdentityClient.RETURN)
	String handleReturn(HttpServletRequest request, HttpServletResponse response, Model model) {
		var on = UriComponentsBuilder.fromPath(PROOF);
		for (var name : ANSWER) {
			var value = request.getParameter(name);
			if (value != null) {
				on.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
			}
		}
		var address = on.build(true).toUriString();
		response.setHeader("Refresh", "0;url=" + address);
		model.addAttribute("on", address);
		return "portal/staff-login-return";
	}

	@GetMapping(PROOF)
	String enter(HttpServletRequest request, HttpServletResponse response) {
		var session = request.getSession();
		boolean again = Boolean.TRUE.equals(session.getAttribute(AGAIN));
		var target = target((String) session.getAttribute(TARGET));
		var proven = this.provider.proven(request, response, again);
		this.directory.welcome(proven.account());
		var user = proven.account().name();
		if (again && WebAppLogins.user(session).equals(Optional.of(user))) {
			proven.proof()
				.proofs()
				.forEach((method, at) -> WebAppLogins.keep(session,
						WebAppLogins.proof(session).orElse(proven.proof()).and(method, at)));
			session.setAttribute(ProviderSession.NAME, proven.session());
			return "redirect:" + target;
		}
		this.audit.add(AuditEntry.done(user, "login").on("ministry").with(source(request)));
		var opened = WebAppLogins.open(request, user);
		WebAppLogins.keep(opened, proven.proof());
		opened.setAttribute(ProviderSession.NAME, proven.session());
		return "redirect:" + target;
	}

	/**
	 * Ends the session here, and leads to the end of the provider's by a page, because
	 * browsers let no form lead to another site.
	 */
	@PostMapping("/staff/logout")
	String leave(HttpServletRequest request, HttpServletResponse response, Model model) {
		var session = request.getSession(false);
		if (session == null) {
			return "redirect:" + PAGE;
		}
		var atProvider = (ProviderSession) session.getAttribute(ProviderSession.NAME);
		session.invalidate();
		var farewell = Optional.ofNullable(atProvider).flatMap((one) -> this.provider.farewell(one, request));
		if (farewell.isEmpty()) {
			return "redirect:" + PAGE;
		}
		response.setHeader("Refresh", "0;url=" + farewell.get());
		model.addAttribute("on", farewell.get());
		return "portal/staff-logout";
	}

	@ExceptionHandler
	String refuse(RefusalException refusal, Locale locale, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		this.audit.addLater(AuditEntry.refused("unknown", "login").on("ministry").with(source(request)));
		response.setStatus(refusal.kind().status());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		model.addAttribute("refusal", this.words.text(locale, refusal));
		model.addAttribute("to", START);
		model.addAttribute("local", local(START));
		return "portal/staff-login";
	}

	/** Returns the page with the form for local accounts, if there are some. */
	private String local(String target) {
		return this.directory.hasLocalAccounts() ? (target.startsWith("/camunda/") ? target : START) + "?local#/login"
				: null;
	}

	private static String target(String wanted) {
		return Optional.ofNullable(wanted).filter((page) -> TARGETS.matcher(page).matches()).orElse(START);
	}

	private String source(HttpServletRequest request) {
		return "source=" + this.hash.hex("log", VisitorAddress.of(request)).substring(0, 10);
	}

}
