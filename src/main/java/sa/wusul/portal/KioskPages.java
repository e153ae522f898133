package sa.wusul.portal;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.LocaleResolver;

import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.Messages;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;
import sa.wusul.portal.HomePage.Way;

/**
 * The machine in a centre's hall (M15): the same pages, large, for whoever stands before
 * it. Nothing of him is left behind when he goes.
 */
@Controller
class KioskPages {

	/** Kept in the session: before which machine he stands. */
	static final String KIOSK = "kiosk";

	private static final List<Way> WAYS = List.of(new Way("services", "/services"), new Way("cases", "/cases"),
			new Way("appointments", "/appointments"), new Way("tawasul", "/tawasul"), new Way("verify", "/verify"));

	private final Organisation organisation;

	private final LocaleResolver languages;

	private final int patience;

	/**
	 * @param patience seconds without a touch after which everything is forgotten
	 */
	KioskPages(Rights rights, LocaleResolver languages, @Value("${wusul.portal.kiosk-patience:60}") int patience) {
		this.patience = patience;
		this.organisation = rights.organisation();
		this.languages = languages;
	}

	/** Whoever comes here finds nothing of the one before. */
	@GetMapping("/kiosk/{centre}")
	String begin(@PathVariable String centre, HttpServletRequest request, Model model) {
		var here = this.organisation.centre(centre).orElseThrow(() -> new Refusal(Kind.UNKNOWN, "kiosk.unknown"));
		Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
		request.getSession().setAttribute(KIOSK, new Kiosk(here.id(), this.patience));
		model.addAttribute("centre", here);
		model.addAttribute("ways",
				Stream.concat(Stream.of(new Way("ticket", "/kiosk/" + here.id() + "/ticket")), WAYS.stream()).toList());
		return "portal/kiosk";
	}

	/** He goes, or went without saying so; the next one reads Arabic. */
	@PostMapping("/kiosk/{centre}/end")
	String end(@PathVariable String centre, HttpServletRequest request, HttpServletResponse response) {
		var here = this.organisation.centre(centre).orElseThrow(() -> new Refusal(Kind.UNKNOWN, "kiosk.unknown"));
		Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
		this.languages.setLocale(request, response, Messages.ARABIC);
		return "redirect:/kiosk/" + here.id();
	}

	/** The centre in which the visitor stands before a machine. */
	static Optional<String> centre(HttpServletRequest request) {
		return Optional.ofNullable(request.getSession(false))
			.map((session) -> (Kiosk) session.getAttribute(KIOSK))
			.map(Kiosk::centre);
	}

	/**
	 * @param patience seconds without a touch after which everything is forgotten
	 */
	record Kiosk(String centre, int patience) implements Serializable {

	}

}
