package sa.wusul.portal.booking;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.cases.OwnCaseReader;

/**
 * Pages on which citizens confirm, move and cancel their own meeting or appointment, and
 * download it for their calendar (M15).
 */
@Controller
@RequestMapping("/cases/{reference}")
public class BookingPages {

	private static final String DONE = "done";

	private final OwnCaseReader cases;

	private final CitizenBookingService bookings;

	private final AccessLog log;

	private final RefusalWords messages;

	BookingPages(OwnCaseReader cases, CitizenBookingService bookings, AccessLog log, RefusalWords messages) {
		this.cases = cases;
		this.bookings = bookings;
		this.log = log;
		this.messages = messages;
	}

	@GetMapping("/booking/slots")
	String slots(@PathVariable String reference,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from, Citizen citizen,
			Model model, Locale locale) {
		return slots(looked(reference, citizen), from, model, locale);
	}

	/** Redirects a citizen who had to log in first or changed the language. */
	@GetMapping("/booking/slot")
	String slotsAgain(@PathVariable String reference) {
		return "redirect:/cases/{reference}/booking/slots";
	}

	@GetMapping({ "/booking", "/booking/confirmation", "/booking/cancellation" })
	String redirectToCase(@PathVariable String reference) {
		return "redirect:/cases/{reference}";
	}

	/**
	 * Moves the booking. If the slot is taken meanwhile, it shows the slots that are free
	 * now; the booking stays unchanged.
	 */
	@PostMapping("/booking/slot")
	String move(@PathVariable String reference, @RequestParam Optional<Long> slot,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from, Citizen citizen,
			Model model, Locale locale, RedirectAttributes next, HttpServletResponse response) {
		var file = this.cases.get(reference, citizen);
		try {
			this.bookings.move(file, slot.orElseThrow(() -> new RefusalException(Kind.INVALID, "slot.notChosen")));
		}
		catch (RefusalException refusal) {
			if (!refusal.code().startsWith("slot.")) {
				throw refusal;
			}
			response.setStatus((refusal.kind() == Kind.UNKNOWN) ? Kind.CONFLICT.status() : refusal.kind().status());
			model.addAttribute("refusal", this.messages.text(locale, refusal));
			return slots(looked(reference, citizen), from, model, locale);
		}
		return done("moved", file, next);
	}

	@PostMapping("/booking/confirmation")
	String confirm(@PathVariable String reference, Citizen citizen, RedirectAttributes next) {
		var file = this.cases.get(reference, citizen);
		this.bookings.confirm(file);
		return done("confirmed", file, next);
	}

	@PostMapping("/booking/cancellation")
	String cancel(@PathVariable String reference, Citizen citizen, RedirectAttributes next) {
		var file = this.cases.get(reference, citizen);
		this.bookings.cancel(file);
		return done("cancelled", file, next);
	}

	@GetMapping("/booking.ics")
	ResponseEntity<byte[]> file(@PathVariable String reference, Citizen citizen, Locale locale) {
		var file = looked(reference, citizen);
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_TYPE, CalendarFile.MEDIA_TYPE)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(file.reference() + ".ics").build().toString())
			.body(this.bookings.file(file, locale).text().getBytes(StandardCharsets.UTF_8));
	}

	private String slots(CaseFile file, Optional<LocalDate> from, Model model, Locale locale) {
		model.addAttribute("calendar", this.bookings.slots(file, from, locale));
		model.addAttribute("booking", this.bookings.forCase(file, locale).orElseThrow());
		model.addAttribute("reference", file.reference());
		model.addAttribute("from", from.orElse(null));
		return "portal/booking-slots";
	}

	private CaseFile looked(String reference, Citizen citizen) {
		var file = this.cases.get(reference, citizen);
		this.log.write(citizen.reads(file).booking());
		return file;
	}

	private static String done(String what, CaseFile file, RedirectAttributes next) {
		next.addFlashAttribute(DONE, what);
		return "redirect:/cases/" + file.reference();
	}

}
