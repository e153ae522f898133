package sa.wusul.portal.hall;

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
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.HomePages.Way;

/**
 * Pages of the kiosk in a centre's hall (M15): the portal's pages, enlarged, for the
 * visitor at the kiosk. No data of a visitor remains after they leave.
 */
@Controller
public class KioskPages {

	/** Session attribute of the kiosk that the visitor uses. */
	public static final String KIOSK = "kiosk";

	private static final List<Way> WAYS = List.of(new Way("services", "/services"), new Way("cases", "/cases"),
			new Way("appointments", "/appointments"), new Way("tawasul", "/tawasul"), new Way("verify", "/verify"));

	private final Organisation organisation;

	private final LocaleResolver languages;

	private final int patience;

	/**
	 * @param patience seconds without a touch after which the session ends
	 */
	KioskPages(Rights rights, LocaleResolver languages, @Value("${wusul.portal.kiosk-patience:60}") int patience) {
		this.patience = patience;
		this.organisation = rights.organisation();
		this.languages = languages;
	}

	/**
	 * Shows the ways from the kiosk. A browser without a session becomes a kiosk; one
	 * with another session is asked first, because a link could lead it here.
	 */
	@GetMapping("/kiosk/{centre}")
	String show(@PathVariable String centre, HttpServletRequest request, Model model) {
		var here = here(centre);
		model.addAttribute("centre", here);
		if (request.getSession(false) == null) {
			begin(here, request);
		}
		if (centre(request).equals(Optional.of(here.id()))) {
			model.addAttribute("ways",
					Stream.concat(Stream.of(new Way("ticket", "/kiosk/" + here.id() + "/ticket")), WAYS.stream())
						.toList());
		}
		return "portal/kiosk";
	}

	/** Begins a new session, without any data of the previous visitor. */
	@PostMapping("/kiosk/{centre}")
	String begin(@PathVariable String centre, HttpServletRequest request) {
		var here = here(centre);
		Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
		begin(here, request);
		return "redirect:/kiosk/" + here.id();
	}

	private void begin(Place here, HttpServletRequest request) {
		request.getSession().setAttribute(KIOSK, new Kiosk(here.id(), this.patience));
	}

	private Place here(String centre) {
		return this.organisation.centre(centre).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "kiosk.unknown"));
	}

	/** Ends the session, also after inactivity; the next visitor starts in Arabic. */
	@PostMapping("/kiosk/{centre}/end")
	String end(@PathVariable String centre, HttpServletRequest request, HttpServletResponse response) {
		var here = here(centre);
		Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
		this.languages.setLocale(request, response, RefusalWords.ARABIC);
		return "redirect:/kiosk/" + here.id();
	}

	/** Returns the centre of the kiosk that the visitor uses. */
	public static Optional<String> centre(HttpServletRequest request) {
		return Optional.ofNullable(request.getSession(false))
			.map((session) -> (Kiosk) session.getAttribute(KIOSK))
			.map(Kiosk::centre);
	}

	/**
	 * A kiosk in use.
	 *
	 * @param patience seconds without a touch after which the session ends
	 */
	public record Kiosk(String centre, int patience) implements Serializable {

	}

}
