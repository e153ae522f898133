package sa.wusul.portal.terminal;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.AddressRateLimiter;
import sa.wusul.tawasul.letter.LetterWriter;
import sa.wusul.tawasul.letter.TerminalAccessService;

/**
 * Pages at which a terminal is registered and a detainee proves who they are. Nothing of
 * a detainee remains after they leave.
 */
@Controller
class TerminalPages {

	/** Session attribute of the detainee at the terminal. */
	static final String WRITER = "letterWriter";

	private static final String HOME = "redirect:/terminal";

	private static final String LETTERS = "redirect:/terminal/letters";

	private static final int SESSION_SECONDS = 30 * 60;

	private final TerminalDeviceService devices;

	private final TerminalAccessService access;

	private final AddressRateLimiter limits;

	private final RefusalWords messages;

	private final LocaleResolver languages;

	TerminalPages(TerminalDeviceService devices, TerminalAccessService access, AddressRateLimiter limits,
			RefusalWords messages, LocaleResolver languages) {
		this.devices = devices;
		this.access = access;
		this.limits = limits;
		this.messages = messages;
		this.languages = languages;
	}

	@GetMapping("/terminal")
	String begin(HttpServletRequest request) {
		if (this.devices.find(request).isEmpty()) {
			return "portal/terminal-registration";
		}
		return writer(request).isPresent() ? LETTERS : "portal/terminal";
	}

	/** Answers the link to the other language beside a refused form. */
	@GetMapping({ "/terminal/registration", "/terminal/session", "/terminal/end" })
	String beginAgain() {
		return HOME;
	}

	@PostMapping("/terminal/registration")
	String register(@RequestParam String terminal, @RequestParam String key, HttpServletRequest request,
			HttpServletResponse response) {
		this.limits.take("terminal-registration", request);
		this.devices.register(terminal, key, request, response);
		return HOME;
	}

	@PostMapping("/terminal/session")
	String signIn(@RequestParam String identityNumber, @RequestParam String pin, HttpServletRequest request,
			HttpServletResponse response, Model model, Locale locale) {
		take(request);
		try {
			return enter(this.access.signIn(new IdentityNumber(identityNumber), pin), "terminal.wrong", request);
		}
		catch (RefusalException refusal) {
			return again("portal/terminal", refusal, identityNumber, response, model, locale);
		}
	}

	@GetMapping("/terminal/code")
	String askCode(HttpServletRequest request) {
		this.devices.get(request);
		return "portal/terminal-code";
	}

	@PostMapping("/terminal/code")
	String choose(@RequestParam String identityNumber, @RequestParam String code, @RequestParam String pin,
			@RequestParam String pinAgain, HttpServletRequest request, HttpServletResponse response, Model model,
			Locale locale) {
		take(request);
		try {
			if (!pin.equals(pinAgain)) {
				throw new RefusalException(Kind.INVALID, "terminal.pinsDiffer");
			}
			return enter(this.access.choosePin(new IdentityNumber(identityNumber), code, pin), "terminal.wrongCode",
					request);
		}
		catch (RefusalException refusal) {
			return again("portal/terminal-code", refusal, identityNumber, response, model, locale);
		}
	}

	/** Counts a try of the device, so that nobody tries one number after the other. */
	private void take(HttpServletRequest request) {
		this.limits.take("terminal", this.devices.get(request).number());
	}

	private String enter(Optional<LetterWriter> writer, String otherwise, HttpServletRequest request) {
		var proven = writer.orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, otherwise));
		end(request);
		var session = request.getSession();
		session.setMaxInactiveInterval(SESSION_SECONDS);
		session.setAttribute(WRITER, proven);
		return LETTERS;
	}

	private String again(String page, RefusalException refusal, String identityNumber, HttpServletResponse response,
			Model model, Locale locale) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.messages.text(locale, refusal));
		model.addAttribute("identityNumber", identityNumber);
		return page;
	}

	/** Ends the session, also after inactivity; the next detainee starts in Arabic. */
	@PostMapping("/terminal/end")
	String end(HttpServletRequest request, HttpServletResponse response) {
		end(request);
		this.languages.setLocale(request, response, RefusalWords.ARABIC);
		return HOME;
	}

	private static void end(HttpServletRequest request) {
		Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
	}

	/** Returns the detainee who is signed in. */
	static Optional<LetterWriter> writer(HttpServletRequest request) {
		return Optional.ofNullable(request.getSession(false))
			.map((session) -> (LetterWriter) session.getAttribute(WRITER));
	}

}
