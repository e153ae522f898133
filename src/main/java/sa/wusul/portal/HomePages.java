package sa.wusul.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import sa.wusul.casefile.Channel;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.portal.cases.OwnFileReader;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.services.register.OwnDocument;
import sa.wusul.services.register.OwnDocument.Kind;
import sa.wusul.services.register.OwnDocumentReader;
import sa.wusul.services.reminder.ExpiryReminderService;

/**
 * Start page: the ways into the portal, and for who is logged in what waits for them,
 * what is under way, what they began to write, and which of their documents expire.
 */
@Controller
public class HomePages {

	private static final List<Way> WAYS = List.of(new Way("services", "/services"), new Way("cases", "/cases"),
			new Way("track", "/track"), new Way("appointments", "/appointments"), new Way("tawasul", "/tawasul"),
			new Way("verify", "/verify"));

	/** A document that expires within these days is told about with a warning. */
	private static final long SOON = 60;

	/** Session attribute: what the registers answered once. */
	private static final String DOCUMENTS = "ownDocuments";

	private static final Map<Kind, String> RENEWALS = Map.of(Kind.PASSPORT, "services-passport-renewal",
			Kind.DRIVING_LICENCE, "services-driving-licence-renewal");

	private final OwnFileReader files;

	private final OwnDocumentReader documents;

	private final ExpiryReminderService reminders;

	HomePages(OwnFileReader files, OwnDocumentReader documents, ExpiryReminderService reminders) {
		this.reminders = reminders;
		this.files = files;
		this.documents = documents;
	}

	@GetMapping("/")
	String show(HttpServletRequest request, Model model, Locale locale) {
		model.addAttribute("ways", WAYS);
		CitizenAccessConfiguration.citizen(request)
			.filter((citizen) -> CitizenAccessConfiguration.channel(request) == Channel.PORTAL)
			.ifPresent((citizen) -> {
				model.addAttribute("file", this.files.read(citizen, locale));
				model.addAttribute("own", citizen.helper() == null);
				model.addAttribute("reminders", this.reminders.consent(citizen.identityNumber()).orElse(null));
			});
		return "portal/home";
	}

	/**
	 * Shows which documents expire; the page loads it afterwards, as registers may be
	 * slow.
	 */
	@GetMapping("/file/documents")
	String documents(Citizen citizen, HttpServletRequest request, Model model) {
		if (citizen.helper() != null) {
			throw new RefusalException(RefusalException.Kind.FORBIDDEN, "file.ownOnly");
		}
		var session = request.getSession();
		var known = session.getAttribute(DOCUMENTS);
		if (known == null) {
			known = new ArrayList<>(this.documents.find(new IdentityNumber(citizen.identityNumber())));
			session.setAttribute(DOCUMENTS, known);
		}
		model.addAttribute("documents",
				((List<?>) known).stream().map((one) -> Expiring.of((OwnDocument) one, citizen)).toList());
		return request.getHeader("X-Wusul-Part") != null ? "portal/documents :: list" : "portal/documents";
	}

	/** An entry of the start page. */
	public record Way(String name, String address) {
	}

	/**
	 * A document that expires.
	 *
	 * @param urgency {@code EXPIRED}, {@code SOON} or {@code LATER}
	 * @param renewal the service that renews it
	 */
	record Expiring(String kind, Moment expiresOn, long daysLeft, String urgency, String renewal) {

		static Expiring of(OwnDocument document, Citizen citizen) {
			var resident = !citizen.identityNumber().startsWith("1");
			var left = document.daysLeft();
			return new Expiring((document.kind() == Kind.IDENTITY && resident) ? "IQAMA" : document.kind().name(),
					Moment.of(document.expiresOn().atStartOfDay(Kingdom.ZONE).toInstant()), Math.abs(left),
					(left < 0) ? "EXPIRED" : (left <= SOON) ? "SOON" : "LATER",
					RENEWALS.getOrDefault(document.kind(), resident ? null : "services-national-id-renewal"));
		}

	}

}
