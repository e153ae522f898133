package sa.wusul.portal.request;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.RequestDraft;
import sa.wusul.citizen.RequestDraftRepository;
import sa.wusul.delivery.AddressLookUpService;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Slot;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.LocalMoment;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.cases.OwnCaseReader;
import sa.wusul.portal.hall.KioskPages;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.portal.request.RequestForm.ChosenTime;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.register.PersonRegisterReader;
import sa.wusul.tawasul.Contacts;

/** Pages on which a citizen writes a request, with the same form as in Tasklist. */
@Controller
@RequestMapping("/services/{service}/request")
public class RequestPages {

	/** The occasion of which the register is told. */
	private static final String FORM = "portal-form";

	/** The question for the short address, by its key in a form. */
	static final String ADDRESS = "shortAddress";

	/** The question for whom the request is, by its key in a form. */
	private static final String REPRESENTATION = "\"representation\"";

	private final ServiceCatalogue catalogue;

	private final RequestDraftRepository drafts;

	private final OwnCaseReader cases;

	private final CallerSessionService calls;

	private final Bookings bookings;

	private final SubmissionService submissions;

	private final ObjectMapper json;

	private final Contacts contacts;

	private final PersonRegisterReader register;

	private final AddressLookUpService addresses;

	private final MessageSource words;

	RequestPages(ServiceCatalogue catalogue, RequestDraftRepository drafts, OwnCaseReader cases,
			CallerSessionService calls, Bookings bookings, SubmissionService submissions, ObjectMapper json,
			Contacts contacts, PersonRegisterReader register, AddressLookUpService addresses, MessageSource words) {
		this.words = words;
		this.addresses = addresses;
		this.register = register;
		this.contacts = contacts;
		this.catalogue = catalogue;
		this.drafts = drafts;
		this.cases = cases;
		this.calls = calls;
		this.bookings = bookings;
		this.submissions = submissions;
		this.json = json;
	}

	@ModelAttribute
	void refuseCaller(@PathVariable String service, Citizen citizen) {
		this.calls.refuseAccess(citizen, service);
	}

	/**
	 * Shows the form, with the citizen's draft if there is one.
	 * @param slot a free time that the citizen chose before
	 * @param interpreter whether they searched for one with a sign-language interpreter
	 * @param contact id of the citizen's contact role for the detainee concerned
	 */
	@GetMapping
	String ask(@PathVariable String service, @RequestParam Optional<Long> slot,
			@RequestParam(defaultValue = "false") boolean interpreter, @RequestParam Optional<Long> contact,
			Citizen citizen, HttpServletRequest request, Model model, Locale locale) throws JsonProcessingException {
		var asked = this.catalogue.request(service);
		var channel = CitizenAccessConfiguration.channel(request).name();
		if (!asked.isOpenTo(new IdentityNumber(citizen.identityNumber()).requesterKind(), channel)) {
			throw new RefusalException(Kind.FORBIDDEN, "service.notForYou");
		}
		var draft = this.drafts.find(citizen, service).filter((begun) -> !wasHandedIn(begun, citizen));
		var form = this.catalogue.form(service);
		var known = known(citizen);
		var data = new LinkedHashMap<String, Object>(known);
		if (form.contains(REPRESENTATION)) {
			data.put("representation", "SELF");
		}
		KioskPages.centre(request).ifPresent((centre) -> data.put("centre", centre));
		if (draft.isPresent()) {
			data.putAll(this.json.readValue(draft.get().answers(), SubmissionService.ANSWERS));
		}
		if (form.contains("\"" + ADDRESS + "\"") && known.containsKey(ADDRESS)) {
			var onFile = known.get(ADDRESS);
			this.addresses.fullLine(onFile)
				.ifPresent((full) -> model.addAttribute("shortAddress", onFile).addAttribute("fullAddress", full));
		}
		slot.flatMap(this.bookings::slot).ifPresent((chosen) -> data.putAll(wished(chosen, interpreter)));
		contact.flatMap(this.contacts::find)
			.filter((own) -> own.person().value().equals(citizen.identityNumber()) && own.revokedAt().isEmpty())
			.ifPresent((own) -> data.put("detaineeIdentityNumber", own.detainee().value()));
		data.put("channel", channel);
		var time = chosen(data.get(RequestForm.TIME), locale);
		model.addAttribute("calendar", time.isEmpty() && form.contains("\"" + RequestForm.TIME + "\""));
		model.addAttribute("service", asked);
		model.addAttribute("kinds", asked.documentKinds());
		model.addAttribute("mobileEnd", citizen.mobile().substring(citizen.mobile().length() - 4));
		model.addAttribute("documents", draft.map(RequestDraft::documents).orElse(List.of()));
		model.addAttribute("draft", draft.isPresent());
		model.addAttribute("mostBytes", ScanService.MOST_BYTES);
		model.addAttribute("request",
				this.json
					.writeValueAsString(Map.of("schema", RequestForm.of(form, time), "data", data, "key",
							draft.map(RequestDraft::key).orElseGet(() -> UUID.randomUUID().toString())))
					.replace("<", "\\u003c"));
		return "portal/request";
	}

	/** Returns the time that the citizen chose, as long as it exists. */
	private Optional<ChosenTime> chosen(Object number, Locale locale) {
		return Optional.ofNullable(number)
			.filter(Number.class::isInstance)
			.flatMap((id) -> this.bookings.slot(((Number) id).longValue()))
			.map((slot) -> {
				var from = LocalMoment.of(slot.startsAt(), locale);
				var until = LocalMoment.of(slot.endsAt(), locale).time();
				return new ChosenTime(slot.id(), this.words.getMessage("request.time", null, locale),
						this.words.getMessage("request.time.words",
								new Object[] { from.weekday(), from.hijri(), from.gregorian(), from.time(), until },
								locale));
			});
	}

	/** Returns the answers with which the chosen slot is valid. */
	private static Map<String, Object> wished(Slot slot, boolean interpreter) {
		var answers = new LinkedHashMap<String, Object>(Map.of("slotNumber", slot.id(), "office", slot.host(), "centre",
				slot.centre(), "section", slot.section()));
		if (interpreter) {
			answers.put("communication", "SIGN_LANGUAGE");
		}
		return answers;
	}

	/** Deletes the draft, so that the citizen starts again. */
	@PostMapping("/removal")
	String forget(@PathVariable String service, Citizen citizen) {
		this.drafts.find(citizen, service).ifPresent(this.drafts::remove);
		return "redirect:/services/" + this.catalogue.request(service).id() + "/request";
	}

	/**
	 * Checks whether the draft was submitted but its answer got lost, and marks it as
	 * submitted.
	 */
	private boolean wasHandedIn(RequestDraft draft, Citizen citizen) {
		var reference = this.submissions.reference(citizen, draft.key());
		reference.ifPresent((known) -> this.drafts.handedIn(draft, known));
		return reference.isPresent();
	}

	/**
	 * Returns the citizen's own details: the centre of their latest request, name,
	 * section and address from the register, or from that request if the register does
	 * not answer.
	 */
	private Map<String, String> known(Citizen citizen) {
		var known = new HashMap<String, String>();
		this.cases.all(citizen)
			.stream()
			.filter((file) -> file.requester().identityNumber().equals(citizen.identityNumber()))
			.findFirst()
			.ifPresent((file) -> known.putAll(Map.of("requesterName", file.requester().name(), "centre",
					file.place().centre(), "section", file.place().section())));
		this.register.find(new IdentityNumber(citizen.identityNumber()), FORM).ifPresent((person) -> {
			known.put("requesterName", person.name().value());
			person.section().ifPresent((section) -> known.put("section", section));
			person.address().ifPresent((address) -> known.put(ADDRESS, address));
		});
		return known;
	}

}
