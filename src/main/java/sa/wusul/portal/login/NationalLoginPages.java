package sa.wusul.portal.login;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import sa.wusul.citizen.VouchedCitizenService;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.AddressRateLimiter;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.hall.KioskPages;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Log-in with the national identity provider, present only if one is configured. */
@Controller
@ConditionalOnProperty(NationalIdentityClient.SWITCH)
class NationalLoginPages {

	private static final String PROOF = "/login/national/proof";

	private static final List<String> ANSWER = List.of("code", "state", "error");

	private final NationalIdentityClient identity;

	private final VouchedCitizenService citizens;

	private final LoginSourceReader sources;

	private final AddressRateLimiter limits;

	private final RefusalWords messages;

	NationalLoginPages(NationalIdentityClient identity, VouchedCitizenService citizens, LoginSourceReader sources,
			AddressRateLimiter limits, RefusalWords messages) {
		this.identity = identity;
		this.citizens = citizens;
		this.sources = sources;
		this.limits = limits;
		this.messages = messages;
	}

	@GetMapping("/login/national")
	String begin(@RequestParam Optional<String> to, HttpServletRequest request, HttpServletResponse response) {
		if (CitizenAccessConfiguration.citizen(request).isPresent()) {
			return "redirect:" + LoginPages.CASES;
		}
		if (KioskPages.centre(request).isPresent() || CallerSessionService.current(request).isPresent()) {
			return "redirect:/login";
		}
		this.limits.take("national", request);
		LoginPages.keepTarget(to, request);
		return "redirect:" + this.identity.begin(request, response);
	}

	/**
	 * Loads the proof from a page of this site: the browser sends no session cookie with
	 * a redirect from another site, but does so from this page.
	 */
	@GetMapping(NationalIdentityClient.RETURN)
	String handleReturn(HttpServletRequest request, HttpServletResponse response, Model model) {
		var on = UriComponentsBuilder.fromPath(PROOF);
		for (var name : ANSWER) {
			var value = request.getParameter(name);
			if (value != null) {
				on.queryParam(name, UriUtils.encode(value, UTF_8));
			}
		}
		var address = on.build(true).toUriString();
		response.setHeader("Refresh", "0;url=" + address);
		model.addAttribute("on", address);
		return "portal/login-return";
	}

	@GetMapping(PROOF)
	String enter(HttpServletRequest request, HttpServletResponse response) {
		var citizen = this.citizens.find(this.identity.proven(request, response));
		var page = LoginPages.letIn(request, citizen);
		this.sources.remember(request, response, citizen.identityNumber());
		return page;
	}

	@ExceptionHandler
	String refuse(RefusalException refusal, Locale locale, Model model, HttpServletResponse response) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.messages.text(locale, refusal));
		model.addAttribute("national", true);
		return "portal/login";
	}

}
