package sa.wusul.portal.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.RequestDraft;
import sa.wusul.citizen.RequestDraftRepository;
import sa.wusul.delivery.AddressLookUpService;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Slot;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.papers.ScanService;
import sa.wusul.papers.ScanService.Loose;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.hall.KioskPages;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.portal.request.RequestForm.Step;
import sa.wusul.portal.request.WrittenRequest.Place;
import sa.wusul.services.PreviewDecisions;
import sa.wusul.services.PreviewDecisions.Price;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.tawasul.Contacts;

/**
 * Pages on which a citizen writes a request: one page for each step of its form, one for
 * documents, and one that shows all answers before they are sent. They work without
 * scripts; what is written is kept in the draft from page to page.
 */
@Controller
@RequestMapping("/services/{service}/request")
public class RequestPages {

	/** A step by its number in the form. */
	private static final String STEP = "/{number:[0-9]{1,2}}";

	private final ServiceCatalogue catalogue;

	private final RequestDraftRepository drafts;

	private final CallerSessionService calls;

	private final Bookings bookings;

	private final SubmissionService submissions;

	private final Contacts contacts;

	private final AddressLookUpService addresses;

	private final WrittenRequestReader reader;

	private final QuestionWords words;

	private final PreviewDecisions decisions;

	private final RequestSubjectService subjects;

	RequestPages(ServiceCatalogue catalogue, RequestDraftRepository drafts, CallerSessionService calls,
			Bookings bookings, SubmissionService submissions, Contacts contacts, AddressLookUpService addresses,
			WrittenRequestReader reader, QuestionWords words, PreviewDecisions decisions,
			RequestSubjectService subjects) {
		this.subjects = subjects;
		this.decisions = decisions;
		this.catalogue = catalogue;
		this.drafts = drafts;
		this.calls = calls;
		this.bookings = bookings;
		this.submissions = submissions;
		this.contacts = contacts;
		this.addresses = addresses;
		this.reader = reader;
		this.words = words;
	}

	@ModelAttribute
	void refuseCaller(@PathVariable String service, Citizen citizen) {
		this.calls.refuseAccess(citizen, service);
	}

	static Place placeOf(HttpServletRequest request, Locale locale) {
		return new Place(CitizenAccessConfiguration.channel(request), KioskPages.centre(request), locale);
	}

	/**
	 * Shows the step at which the citizen goes on, in a draft if there is one.
	 * @param slot a free time that the citizen chose before
	 * @param interpreter whether they searched for one with a sign-language interpreter
	 * @param contact id of the citizen's contact role for the detainee concerned
	 */
	@GetMapping
	String begin(@PathVariable String service, @RequestParam Optional<Long> slot,
			@RequestParam(defaultValue = "false") boolean interpreter, @RequestParam Optional<Long> contact,
			Citizen citizen, HttpServletRequest request, Locale locale, Model model) {
		var place = placeOf(request, locale);
		var chosen = new LinkedHashMap<String, Object>();
		slot.flatMap(this.bookings::slot).ifPresent((free) -> chosen.putAll(wished(free, interpreter)));
		contact.flatMap(this.contacts::find)
			.filter((own) -> own.person().value().equals(citizen.identityNumber()) && own.revokedAt().isEmpty())
			.ifPresent((own) -> chosen.put("detaineeIdentityNumber", own.detainee().value()));
		var written = this.reader.read(service, citizen, place);
		if (!chosen.isEmpty()) {
			this.reader.keep(citizen, place, service, newKey(), chosen);
			written = this.reader.read(service, citizen, place);
			return step(written, written.steps().get(0), Set.of(), model);
		}
		var all = written;
		model.addAttribute("draft", written.draft().isPresent());
		return written.next()
			.map((step) -> step(all, step, Set.of(), model))
			.orElseGet(() -> documents(all, List.of(), model));
	}

	@GetMapping(STEP)
	String show(@PathVariable String service, @PathVariable int number, Citizen citizen, HttpServletRequest request,
			Locale locale, Model model) {
		var place = placeOf(request, locale);
		var written = this.reader.read(service, citizen, place);
		return written.step(number)
			.map((step) -> step(written, step, Set.of(), model))
			.orElseGet(() -> "redirect:" + address(written));
	}

	/**
	 * Keeps the answers of a step and goes on to the next one, if they fit.
	 * @param shown keys of the questions that the page showed
	 * @param change whether the citizen came from the page with all answers
	 */
	@PostMapping(STEP)
	String answer(@PathVariable String service, @PathVariable int number, @RequestParam Map<String, String> given,
			@RequestParam(defaultValue = "") String shown, @RequestParam(defaultValue = "") String key,
			@RequestParam(defaultValue = "false") boolean change, Citizen citizen, HttpServletRequest request,
			Locale locale, Model model, HttpServletResponse response) {
		var place = placeOf(request, locale);
		var before = this.reader.read(service, citizen, place);
		var keys = new LinkedHashSet<>(Arrays.asList(shown.split(" ")));
		before.form()
			.steps()
			.stream()
			.filter((step) -> step.number() == number)
			.map(Step::keys)
			.findFirst()
			.ifPresent(keys::retainAll);
		var answers = before.form().read(given, keys);
		answers.keySet().retainAll(keys);
		this.reader.keep(citizen, place, before.service().id(), key(key), answers);
		var written = this.reader.read(service, citizen, place);
		var step = written.step(number);
		if (step.isPresent()) {
			checkAddress(written, step.get());
			var added = written.newIn(step.get(), keys);
			if (!added.isEmpty() || written.isRefused(step.get())) {
				response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
				return step(written, step.get(), keys, model);
			}
		}
		var next = written.after(number);
		if (change && written.next().isEmpty()) {
			return "redirect:" + address(written) + "/check";
		}
		return "redirect:" + address(written) + "/"
				+ next.map((one) -> Integer.toString(one.number())).orElse("documents");
	}

	/** Refuses an address of this step that the register does not know. */
	private void checkAddress(WrittenRequest written, Step step) {
		if (step.keys().contains(WrittenRequestReader.ADDRESS)
				&& written.answers().get(WrittenRequestReader.ADDRESS) instanceof String address) {
			try {
				this.addresses.check(address);
			}
			catch (RefusalException unknown) {
				written.refusals().putIfAbsent(WrittenRequestReader.ADDRESS, unknown);
			}
		}
	}

	@GetMapping("/documents")
	String documents(@PathVariable String service, Citizen citizen, HttpServletRequest request, Locale locale,
			Model model) {
		var place = placeOf(request, locale);
		return documents(this.reader.read(service, citizen, place), List.of(), model);
	}

	/**
	 * Adds documents to the draft, as the page does it without scripts. Those that are
	 * refused are named, and the others stay.
	 */
	@PostMapping("/documents/file")
	String add(@PathVariable String service, @RequestParam String kind, @RequestParam List<MultipartFile> file,
			@RequestParam(defaultValue = "") String key, Citizen citizen, HttpServletRequest request, Locale locale,
			Model model, HttpServletResponse response) throws IOException {
		var place = placeOf(request, locale);
		var written = this.reader.read(service, citizen, place);
		var refused = new ArrayList<String>();
		for (var one : file) {
			var name = (one.getOriginalFilename() != null) ? one.getOriginalFilename() : "";
			try {
				add(written, kind, name, one.getBytes(), key, citizen, place);
			}
			catch (RefusalException refusal) {
				response.setStatus(refusal.kind().status());
				refused.add(((file.size() > 1) ? name + ": " : "") + this.words.sentence(refusal));
			}
		}
		return refused.isEmpty() ? "redirect:" + address(written) + "/documents"
				: documents(this.reader.read(service, citizen, place), refused, model);
	}

	private void add(WrittenRequest written, String kind, String name, byte[] content, String key, Citizen citizen,
			Place place) {
		var service = written.service();
		if (content.length == 0) {
			throw new RefusalException(Kind.INVALID, "scan.none");
		}
		if (!service.documentKinds().contains(kind)) {
			throw new RefusalException(Kind.INVALID, "scan.kind");
		}
		if (this.drafts.find(citizen, service.id()).isEmpty()) {
			this.reader.keep(citizen, place, service.id(), key(key), Map.of());
		}
		this.drafts.add(this.drafts.find(citizen, service.id()).orElseThrow(), kind, name, content);
	}

	/** Takes a document out of the draft; one that is not there is out already. */
	@PostMapping("/documents/removal")
	String remove(@PathVariable String service, @RequestParam String document, Citizen citizen) {
		this.drafts.find(citizen, service)
			.filter((draft) -> draft.documents().stream().anyMatch((one) -> one.contentHash().equals(document)))
			.ifPresent((draft) -> this.drafts.remove(draft, document));
		return "redirect:/services/" + this.catalogue.request(service).id() + "/request/documents";
	}

	@GetMapping("/check")
	String check(@PathVariable String service, Citizen citizen, HttpServletRequest request, Locale locale,
			Model model) {
		var place = placeOf(request, locale);
		var written = this.reader.read(service, citizen, place);
		return written.draft().isEmpty() ? "redirect:" + address(written) : check(written, Optional.empty(), model);
	}

	/**
	 * Submits the request, once, however often it is sent.
	 * @param declared whether the citizen declared that the answers are true
	 * @param confirmedAddress the full address that the page showed
	 */
	@PostMapping("/check")
	String handIn(@PathVariable String service, @RequestParam(defaultValue = "") String key,
			@RequestParam(defaultValue = "false") boolean declared, @RequestParam Optional<String> confirmedAddress,
			Citizen citizen, HttpServletRequest request, Locale locale, Model model, HttpServletResponse response) {
		var place = placeOf(request, locale);
		var earlier = this.submissions.reference(citizen, key(key));
		if (earlier.isPresent()) {
			return handedIn(earlier.get());
		}
		var written = this.reader.read(service, citizen, place);
		if (written.draft().filter((draft) -> draft.key().equals(key)).isEmpty()) {
			// The same submission may have been completed meanwhile.
			return this.submissions.reference(citizen, key(key))
				.map(RequestPages::handedIn)
				.orElse("redirect:" + address(written));
		}
		try {
			if (!declared) {
				throw new RefusalException(Kind.INVALID, "request.undeclared");
			}
			if (written.answers().get(WrittenRequestReader.ADDRESS) instanceof String address && isAsked(written)) {
				this.addresses.check(address, confirmedAddress);
			}
			written.subject()
				.ifPresent(
						(about) -> this.subjects.check(about, written.service().id(), citizen, request.getSession()));
			var reference = this.submissions.handIn(citizen, written.service().id(), written.asked(), place.channel(),
					key, MessageLanguage.of(place.locale()));
			written.draft().ifPresent((draft) -> this.drafts.handedIn(draft, reference));
			return handedIn(reference);
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			return check(written, Optional.of(refusal), model);
		}
	}

	/** Deletes the draft, so that the citizen starts again. */
	@PostMapping("/removal")
	String forget(@PathVariable String service, Citizen citizen) {
		this.drafts.find(citizen, service).ifPresent(this.drafts::remove);
		return "redirect:/services/" + this.catalogue.request(service).id() + "/request";
	}

	private String step(WrittenRequest written, Step step, Set<String> shown, Model model) {
		page(written, model);
		model.addAttribute("step", step);
		model.addAttribute("position", written.steps().indexOf(step) + 1);
		model.addAttribute("before", written.before(step.number()).map(Step::number).orElse(null));
		model.addAttribute("questions", this.words.ask(written, step, shown));
		model.addAttribute("calendar", written.mayChooseTime() && written.steps().indexOf(step) == 0);
		model.addAttribute("workers", !Collections.disjoint(step.keys(), RequestSubject.WORKERS));
		return "portal/request";
	}

	private String documents(WrittenRequest written, List<String> refused, Model model) {
		page(written, model);
		model.addAttribute("tiles", tiles(written));
		model.addAttribute("before", last(written).number());
		model.addAttribute("refused", refused);
		model.addAttribute("mostBytes", ScanService.MOST_BYTES);
		return "portal/request-documents";
	}

	private String check(WrittenRequest written, Optional<RefusalException> refusal, Model model) {
		page(written, model);
		model.addAttribute("answered", this.words.answered(written));
		model.addAttribute("tiles", tiles(written));
		model.addAttribute("price", price(written).orElse(null));
		model.addAttribute("complete", written.refusals().isEmpty());
		model.addAttribute("fullAddress",
				isAsked(written)
						? this.addresses.fullLine(String.valueOf(written.answers().get(WrittenRequestReader.ADDRESS)))
							.orElse(null)
						: null);
		model.addAttribute("refusal", refusal.map(this.words::sentence).orElse(null));
		return "portal/request-check";
	}

	/** Returns the price of what the citizen chose, if the table names one. */
	private Optional<Price> price(WrittenRequest written) {
		var chosen = written.asked();
		return this.decisions.prices(written.service().id())
			.stream()
			.filter((price) -> price.riyals().isPresent() && price.choices()
				.entrySet()
				.stream()
				.allMatch((choice) -> choice.getValue().equals(String.valueOf(chosen.get(choice.getKey())))))
			.findFirst();
	}

	private List<Tile> tiles(WrittenRequest written) {
		return written.service()
			.documentKinds()
			.stream()
			.map((kind) -> new Tile(kind, this.words.document(written.service(), kind),
					written.neededKinds().contains(kind),
					written.documents().stream().filter((document) -> document.kind().equals(kind)).toList()))
			.toList();
	}

	private void page(WrittenRequest written, Model model) {
		model.addAttribute("service", written.service());
		model.addAttribute("subject", written.subject().orElse(null));
		model.addAttribute("key", written.draft().map(RequestDraft::key).orElseGet(RequestPages::newKey));
		model.addAttribute("count", written.steps().size() + 2);
	}

	private static boolean isAsked(WrittenRequest written) {
		return written.asked().containsKey(WrittenRequestReader.ADDRESS);
	}

	private static Step last(WrittenRequest written) {
		var steps = written.steps();
		return steps.get(steps.size() - 1);
	}

	private static String address(WrittenRequest written) {
		return "/services/" + written.service().id() + "/request";
	}

	private static String handedIn(String reference) {
		return "redirect:/cases/" + reference + "?new";
	}

	private static String newKey() {
		return UUID.randomUUID().toString();
	}

	private static String key(String given) {
		return RequestController.key(given);
	}

	/** Returns the answers with which the chosen slot is valid. */
	private static Map<String, Object> wished(Slot slot, boolean interpreter) {
		var answers = new LinkedHashMap<String, Object>(Map.of(RequestForm.TIME, slot.id(), "office", slot.host(),
				"centre", slot.centre(), "section", slot.section()));
		if (interpreter) {
			answers.put("communication", "SIGN_LANGUAGE");
		}
		return answers;
	}

	/**
	 * A kind of document with those that were added.
	 *
	 * @param words name and qualifier in the language of the page
	 */
	record Tile(String kind, String words, boolean needed, List<Loose> documents) {

		/** Returns the pictures that become the pages of one document. */
		public List<Loose> pages() {
			return RequestDraft.pagesOf(this.documents);
		}

		/** Returns the documents that stay as they are. */
		public List<Loose> others() {
			return this.documents.stream().filter((one) -> !pages().contains(one)).toList();
		}

	}

}
