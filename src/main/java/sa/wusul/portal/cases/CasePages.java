package sa.wusul.portal.cases;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFile.Agent;
import sa.wusul.citizen.CaseRatingRepository;
import sa.wusul.citizen.CaseReopeningRepository;
import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.Reopening;
import sa.wusul.escalation.UrgencyReportService;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.text.Sha256;
import sa.wusul.portal.ComingStepReader;
import sa.wusul.portal.booking.CitizenBookingService;
import sa.wusul.portal.cases.DeedReader.Deed;
import sa.wusul.portal.cases.RequesterCaseReader.Seen;
import sa.wusul.portal.live.LiveCaseService;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.portal.login.PendingInput;
import sa.wusul.tawasul.verification.NumberProofService;

/**
 * Pages with a citizen's own cases, their path and the available actions (M4). Cases of
 * other citizens get the same answer as unknown ones.
 */
@Controller
@RequestMapping("/cases")
public class CasePages {

	/** The attributes that an open page shows and that may change. */
	private static final List<String> SHOWN = List.of("seen", "next", "underWay", "reopening", "booking", "mayWithdraw",
			"mayReportUrgency", "documents", "kinds", "supplied", "numberCode", "stars");

	private static final int MARK_LENGTH = 16;

	private final OwnCaseReader cases;

	private final CitizenBookingService bookings;

	private final RequesterCaseReader view;

	private final PaperService papers;

	private final WithdrawalService withdrawals;

	private final AccessLog log;

	private final CaseDocumentReader documents;

	private final CaseRatingRepository ratings;

	private final NumberProofService numbers;

	private final CaseReopeningRepository reopenings;

	private final UrgencyReportService urgencies;

	private final DeedReader deeds;

	private final NextStepReader nextSteps;

	private final ComingStepReader coming;

	private final CaseThreadReader threads;

	private final RefusalWords messages;

	private final LiveCaseService live;

	CasePages(OwnCaseReader cases, CitizenBookingService bookings, RequesterCaseReader view, PaperService papers,
			WithdrawalService withdrawals, CaseDocumentReader documents, CaseRatingRepository ratings,
			NumberProofService numbers, CaseReopeningRepository reopenings, UrgencyReportService urgencies,
			DeedReader deeds, NextStepReader nextSteps, ComingStepReader coming, CaseThreadReader threads,
			AccessLog log, RefusalWords messages, LiveCaseService live) {
		this.live = live;
		this.coming = coming;
		this.threads = threads;
		this.nextSteps = nextSteps;
		this.deeds = deeds;
		this.numbers = numbers;
		this.reopenings = reopenings;
		this.urgencies = urgencies;
		this.messages = messages;
		this.documents = documents;
		this.ratings = ratings;
		this.cases = cases;
		this.bookings = bookings;
		this.view = view;
		this.papers = papers;
		this.withdrawals = withdrawals;
		this.log = log;
	}

	@GetMapping
	String all(Citizen citizen, Model model) {
		var own = this.cases.all(citizen);
		own.forEach((file) -> this.log.write(citizen.reads(file)));
		List<Listed> cases = own.stream().map((file) -> Listed.of(file, citizen)).toList();
		model.addAttribute("open", cases.stream().filter((one) -> !one.closed()).toList());
		model.addAttribute("closed", cases.stream().filter(Listed::closed).toList());
		return "portal/cases";
	}

	@GetMapping("/{reference}")
	String one(@PathVariable String reference, Citizen citizen,
			@SessionAttribute(name = PendingInput.TYPED, required = false) PendingInput typed, Model model,
			Locale locale) {
		var file = this.cases.get(reference, citizen);
		if (typed != null) {
			model.addAttribute(file.state().closed() ? "reopeningReason" : "urgencyReason",
					typed.at(file.reference(), "reason"));
			model.addAttribute("remark", typed.at(file.reference(), "remark"));
		}
		return page(file, citizen, model, locale);
	}

	/**
	 * Asks to reopen the case because the citizen disagrees with the answer. If the
	 * reason is refused, the form keeps the text and shows the refusal beside it.
	 */
	@PostMapping("/{reference}/reopening")
	String reopen(@PathVariable String reference, @RequestParam(defaultValue = "") String reason, Citizen citizen,
			Model model, Locale locale, HttpServletResponse response) {
		var file = this.cases.get(reference, citizen);
		try {
			this.reopenings.ask(file, reason);
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			model.addAttribute("reopeningRefusal", this.messages.text(locale, refusal));
			model.addAttribute("reopeningReason", reason);
			return page(file, citizen, model, locale);
		}
		return "redirect:/cases/" + file.reference();
	}

	/**
	 * Reports that the case became urgent. A refused report keeps its answers and shows
	 * the refusal beside them.
	 */
	@PostMapping("/{reference}/urgency")
	String reportUrgency(@PathVariable String reference, @RequestParam(defaultValue = "") String matter,
			@RequestParam(defaultValue = "0") int hours, @RequestParam(defaultValue = "") String reason,
			Citizen citizen, Model model, Locale locale, HttpServletResponse response) {
		var file = this.cases.get(reference, citizen);
		try {
			this.urgencies.report(file, matter, hours, reason);
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			model.addAttribute("urgencyRefusal", this.messages.text(locale, refusal));
			model.addAttribute("urgencyReason", reason);
			model.addAttribute("urgencyMatter", matter);
			model.addAttribute("urgencyHours", (hours > 0) ? hours : null);
			return page(file, citizen, model, locale);
		}
		return "redirect:/cases/" + file.reference();
	}

	private String page(CaseFile file, Citizen citizen, Model model, Locale locale) {
		this.log.write(citizen.reads(file));
		fill(file, citizen, model, locale);
		model.addAttribute("representative", agent(file, citizen).isEmpty()
				? file.requester().representative().map(Agent::name).orElse(null) : null);
		model.addAttribute("represented", agent(file, citizen).isPresent() ? file.requester().name() : null);
		return "portal/case";
	}

	/** Adds all that may change while the page is open. */
	private void fill(CaseFile file, Citizen citizen, Model model, Locale locale) {
		// Before the rest is read, so that a change in between is heard of.
		model.addAttribute("change", this.live.mark(file.reference()));
		show(file, citizen, model, locale);
		announce(file, model, locale);
		var booking = this.bookings.forCase(file, locale);
		model.addAttribute("booking", booking.orElse(null));
		model.addAttribute("mayWithdraw", this.withdrawals.isPossible(file) && !isUnderWay(Deed.WITHDRAWAL, model)
				&& booking.filter(CitizenBookingService.Seen::endsCase).isEmpty());
		model.addAttribute("mayReportUrgency", this.urgencies.isPossible(file));
		model.addAttribute("documents", this.documents.forCase(file, locale));
		model.addAttribute("kinds", this.documents.offered(file, locale));
		model.addAttribute("supplied", this.documents.answerRequest(file) && !isUnderWay(Deed.SUPPLY, model));
		model.addAttribute("numberCode", this.numbers.isAwaited(file.reference()));
		var thread = this.threads.forCase(file);
		model.addAttribute("thread", thread);
		model.addAttribute("threadObstacle",
				(thread.obstacle() != null) ? this.messages.text(locale, thread.obstacle()) : null);
		model.addAttribute("stars", this.ratings.forCase(file.reference()).orElse(null));
		model.addAttribute("mark", mark(model));
	}

	/** Returns a mark of what the page shows, the same on all nodes. */
	private static String mark(Model model) {
		var shown = SHOWN.stream().map((part) -> part + "=" + model.getAttribute(part)).toList();
		return Sha256.hex(shown.toString()).substring(0, MARK_LENGTH);
	}

	/**
	 * Answers an open page that heard of a change, or asks at intervals, with 204 No
	 * Content if it shows the same.
	 * @param mark mark of the state that the page shows
	 */
	@GetMapping("/{reference}/live")
	String live(@PathVariable String reference, @RequestParam String mark, Citizen citizen, Model model, Locale locale,
			HttpServletResponse response) {
		var file = this.cases.get(reference, citizen);
		fill(file, citizen, model, locale);
		if (mark.equals(model.getAttribute("mark"))) {
			response.setStatus(HttpStatus.NO_CONTENT.value());
			return null;
		}
		this.log.write(citizen.reads(file));
		return "portal/case-live :: live";
	}

	/**
	 * Tells an open page when the case changes, as long as its session lasts.
	 * @param mark mark of the case that the page read
	 */
	@GetMapping(path = "/{reference}/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter changes(@PathVariable String reference, @RequestParam(defaultValue = "") String mark,
			@RequestHeader(name = "Last-Event-ID", required = false) String last, Citizen citizen,
			HttpServletRequest request) {
		var file = this.cases.get(reference, citizen);
		return this.live.open(file.reference(), (last != null) ? last : mark, CitizenAccessConfiguration.CITIZEN,
				request);
	}

	/** Adds the current state of the case to the model. */
	private void show(CaseFile file, Citizen citizen, Model model, Locale locale) {
		var seen = this.view.forCase(file.reference(), agent(file, citizen));
		var reopening = this.reopenings.forCase(file);
		var underWay = this.deeds.underWay(file);
		var next = this.nextSteps.forCase(file, seen, underWay, locale);
		model.addAttribute("next", next);
		model.addAttribute("underWay", underWay);
		model.addAttribute("seen", seen);
		model.addAttribute("reopening", reopening);
		model.addAttribute("reopenUntil", until(reopening));
	}

	private void announce(CaseFile file, Model model, Locale locale) {
		var progress = ((Seen) model.getAttribute("seen")).progress();
		model.addAttribute("coming", this.coming.forCase(file, progress.reached(), locale));
	}

	private static boolean isUnderWay(Deed deed, Model model) {
		return ((List<?>) model.getAttribute("underWay")).contains(deed);
	}

	/** Returns the agent if the citizen acts for the requester. */
	private static Optional<Agent> agent(CaseFile file, Citizen citizen) {
		return file.requester().agent().filter((agent) -> file.requester().isRepresentedBy(citizen.identityNumber()));
	}

	private static Moment until(Reopening reopening) {
		return reopening.isPossible() ? Moment.of(reopening.until().atStartOfDay(Kingdom.ZONE).toInstant()) : null;
	}

	@GetMapping("/{reference}/papers/{place}")
	ResponseEntity<byte[]> paper(@PathVariable String reference, @PathVariable int place, Citizen citizen) {
		var file = this.cases.get(reference, citizen);
		var issued = this.view.papers(file.reference(), agent(file, citizen));
		if (place < 1 || place > issued.size()) {
			throw new RefusalException(Kind.UNKNOWN, "paper.unknown");
		}
		var paper = issued.get(place - 1);
		this.log.write(citizen.reads(file).paper(paper.number()));
		return TrackingPages.pdf(paper, this.papers);
	}

	/**
	 * A case in the list.
	 *
	 * @param represented the name of the person for whom the citizen acts, or
	 * {@code null}
	 */
	record Listed(String reference, String subject, String represented, String state, boolean closed,
			boolean waitsForRequester, Moment openedAt, Moment dueAt) {

		static Listed of(CaseFile file, Citizen citizen) {
			return new Listed(file.reference(), file.request().subject(),
					agent(file, citizen).map((agent) -> file.requester().name()).orElse(null), file.state().name(),
					file.state().closed(), file.state().waitsForRequester(), Moment.of(file.times().openedAt()),
					Moment.of(file.times().dueAt()));
		}

	}

}
