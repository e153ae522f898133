package sa.wusul.portal.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.casefile.CaseFile;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.SlotSearch;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.portal.AddressRateLimiter;
import sa.wusul.portal.cases.OwnCaseReader;
import sa.wusul.portal.login.CitizenAccessConfiguration;

/**
 * Page with the centres and the free times of offices and officials, open to everyone
 * (M15, ADR 78). A person chooses the time of an office here and logs in on the way to
 * the request. The subject of a meeting decides which official they meet, so the slot of
 * a meeting is assigned on the request and may be moved afterwards; of an official's day
 * it is only told whether there is time before or after noon.
 */
@Controller
public class AppointmentPages {

	static final String APPOINTMENT = "reception-office-appointment";

	static final String MEETING = "meeting-minister-booking";

	private final Bookings bookings;

	private final FreeMonthReader months;

	private final CentreGuideReader guide;

	private final PlaceWords words;

	private final OwnCaseReader cases;

	private final AddressRateLimiter limits;

	private final Organisation organisation;

	AppointmentPages(Bookings bookings, FreeMonthReader months, CentreGuideReader guide, PlaceWords words,
			OwnCaseReader cases, AddressRateLimiter limits, Rights rights) {
		this.bookings = bookings;
		this.months = months;
		this.guide = guide;
		this.words = words;
		this.cases = cases;
		this.limits = limits;
		this.organisation = rights.organisation();
	}

	@GetMapping("/appointments")
	String show(@RequestParam Optional<String> with, @RequestParam Optional<String> centre,
			@RequestParam Optional<String> section, @RequestParam Optional<Mode> mode,
			@RequestParam(defaultValue = "false") boolean interpreter,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day,
			HttpServletRequest request, Model model, Locale locale) {
		this.limits.look("appointments", request);
		var last = CitizenAccessConfiguration.citizen(request)
			.flatMap((citizen) -> this.cases.all(citizen).stream().findFirst().map(CaseFile::place));
		var wish = new Wish(with.orElse(null), centre.or(() -> last.map(CaseFile.Place::centre)).orElse(null),
				section.or(() -> last.map(CaseFile.Place::section)).orElse(null), mode.orElse(Mode.IN_PERSON),
				interpreter);
		var offices = hosts(Purpose.OFFICE_APPOINTMENT, locale);
		model.addAttribute("wish", wish);
		model.addAttribute("offices", offices);
		model.addAttribute("officials", hosts(Purpose.MINISTER_MEETING, locale));
		model.addAttribute("centres", choices(this.organisation.centres(), locale));
		model.addAttribute("sections", choices(this.organisation.sections(), locale));
		model.addAttribute("guides", this.guide.all(locale));
		model.addAttribute("toBring", this.guide.toBring(locale));
		model.addAttribute("opening", this.guide.next(locale).orElse(null));
		if (with.isPresent() && centre.isPresent() && section.isPresent()) {
			var office = offices.stream().anyMatch((one) -> one.id().equals(wish.with()));
			model.addAttribute("office", office);
			model.addAttribute("request", "/services/" + (office ? APPOINTMENT : MEETING) + "/request");
			model.addAttribute("month", this.months.find(search(wish, office), day, office, locale));
		}
		return "portal/appointments";
	}

	private static SlotSearch search(Wish wish, boolean office) {
		return new SlotSearch(office ? Purpose.OFFICE_APPOINTMENT : Purpose.MINISTER_MEETING, wish.with(),
				office ? Mode.IN_PERSON : wish.mode(), wish.centre(), wish.section(), wish.interpreter(),
				Optional.empty());
	}

	private List<Choice> hosts(Purpose purpose, Locale locale) {
		return this.bookings.hosts(purpose)
			.stream()
			.map((host) -> new Choice(host, this.words.host(purpose, host, locale)))
			.toList();
	}

	private List<Choice> choices(List<Place> places, Locale locale) {
		return places.stream().map((place) -> new Choice(place.id(), this.words.in(locale).apply(place))).toList();
	}

	/** The citizen's search. */
	record Wish(String with, String centre, String section, Mode mode, boolean interpreter) {
	}

	record Choice(String id, String name) {
	}

}
