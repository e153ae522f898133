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

import sa.wusul.platform.factor.FirstPasswords;
import sa.wusul.platform.identity.StaffProof.Method;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;

/**
 * The page on which the owner of a first password chooses another, before anything else.
 */
@Controller
class FirstPasswordPages {

	/** Address of the page. */
	static final String ADDRESS = "/staff/first-password";

	private final FirstPasswords passwords;

	private final RefusalWords words;

	private final Clock clock;

	FirstPasswordPages(FirstPasswords passwords, RefusalWords words, Clock clock) {
		this.passwords = passwords;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping(ADDRESS)
	String ask(@RequestParam(required = false) String to, HttpServletRequest request, Model model) {
		var visit = StaffVisit.of(request);
		if (!visit.proof().owesPassword()) {
			return "redirect:" + StaffVisit.START;
		}
		visit.goesOnAt(to);
		return page(visit, model);
	}

	@PostMapping(ADDRESS)
	String choose(@RequestParam(defaultValue = "") String password, @RequestParam(defaultValue = "") String again,
			HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
		var visit = StaffVisit.of(request);
		if (!visit.proof().owesPassword()) {
			return "redirect:" + StaffVisit.START;
		}
		try {
			this.passwords.choose(visit.account(), password, again);
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			model.addAttribute("refusal", this.words.text(locale, refusal));
			return page(visit, model);
		}
		visit.proves(Method.PASSWORD, this.clock.instant());
		request.changeSessionId();
		return "redirect:" + visit.next();
	}

	private static String page(StaffVisit visit, Model model) {
		model.addAttribute("account", visit.account());
		return "portal/staff-first-password";
	}

}
