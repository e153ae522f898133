package sa.wusul.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseDossier;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseWords;
import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.delivery.Deliveries;
import sa.wusul.delivery.Delivery;
import sa.wusul.delivery.DeliveryState;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.Papers;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.Messages;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;
import sa.wusul.services.fee.Bill;
import sa.wusul.services.fee.BillState;
import sa.wusul.services.fee.Bills;

/**
 * Where a requester follows his own case without a log-in (M4): whoever knows the
 * reference, the identity number and the end of the mobile number sees its path and opens
 * its papers. Whatever does not fit gets the same answer.
 */
@Controller
class TrackingPage {

	private static final String TRACKED = "trackedCase";

	private static final String NO_STORE = "no-store";

	private final CaseFiles caseFiles;

	private final AccessLog log;

	private final Papers papers;

	private final Bills bills;

	private final Deliveries deliveries;

	private final Organisation organisation;

	private final AddressLimits limits;

	private final Messages messages;

	TrackingPage(CaseFiles caseFiles, AccessLog log, Papers papers, Bills bills, Deliveries deliveries, Rights rights,
			AddressLimits limits, Messages messages) {
		this.caseFiles = caseFiles;
		this.log = log;
		this.papers = papers;
		this.bills = bills;
		this.deliveries = deliveries;
		this.organisation = rights.organisation();
		this.limits = limits;
		this.messages = messages;
	}

	@GetMapping("/track")
	String ask(HttpSession session) {
		session.removeAttribute(TRACKED);
		return "portal/track";
	}

	@PostMapping("/track")
	String show(@RequestParam String reference, @RequestParam String identityNumber, @RequestParam String mobileEnd,
			Model model, HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
		try {
			this.limits.take(request.getRemoteAddr());
			var file = find(reference, identityNumber, mobileEnd)
				.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "tracking.unknown"));
			this.log.write(CaseRead.byRequester(file.reference()));
			request.getSession().setAttribute(TRACKED, file.reference());
			model.addAttribute("progress", Progress.of(this.caseFiles.dossier(file.reference())));
			model.addAttribute("papers", this.papers.forRequester(file.reference()));
			model.addAttribute("bills", openBills(file.reference()));
			model.addAttribute("delivery", this.deliveries.of(file.reference()).map(this::onItsWay).orElse(null));
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.kind().status());
			model.addAttribute("refusal", this.messages.text(Messages.ARABIC, refusal));
			model.addAttribute("refusalEn", this.messages.text(Locale.ENGLISH, refusal));
			model.addAttribute("reference", reference);
		}
		return "portal/track";
	}

	private List<OpenBill> openBills(String reference) {
		return this.bills.of(reference)
			.stream()
			.filter((bill) -> bill.state() == BillState.OPEN)
			.map(OpenBill::of)
			.toList();
	}

	/** The n-th paper of the case that this visitor found just now. */
	@GetMapping("/track/papers/{place}")
	ResponseEntity<byte[]> paper(@PathVariable int place, HttpSession session) {
		var reference = Optional.ofNullable((String) session.getAttribute(TRACKED));
		var paper = reference.map(this.papers::forRequester)
			.filter((issued) -> place >= 1 && place <= issued.size())
			.map((issued) -> issued.get(place - 1))
			.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "paper.unknown"));
		this.log.write(CaseRead.byRequester(paper.caseReference()).paper(paper.number()));
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CACHE_CONTROL, NO_STORE)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.inline().filename(fileName(paper)).build().toString())
			.body(this.papers.content(paper.contentHash()));
	}

	private OnItsWay onItsWay(Delivery delivery) {
		var kept = Optional.of(delivery).filter((document) -> document.state() == DeliveryState.AT_OFFICE);
		return new OnItsWay(CaseWords.of("delivery", delivery.state()),
				delivery.trackingNumber().map(TrackingNumber::value).orElse(null),
				kept.flatMap(Delivery::keptUntil).map(Moment::of).orElse(null),
				kept.flatMap((document) -> this.organisation.centre(document.office())).map(Place::ar).orElse(null));
	}

	private static String fileName(IssuedPaper paper) {
		return paper.number().replace('/', '-') + ".pdf";
	}

	private Optional<CaseFile> find(String reference, String identityNumber, String mobileEnd) {
		try {
			var identity = new IdentityNumber(identityNumber).value();
			var end = Digits.toLatin(mobileEnd.strip());
			return this.caseFiles.find(CaseReference.parse(reference).value())
				.filter((file) -> file.identityNumber().equals(identity))
				.filter((file) -> end.length() == 4 && file.mobile().endsWith(end));
		}
		catch (Refusal notEvenAReference) {
			return Optional.empty();
		}
	}

	/** The path of a case as its requester reads it, newest step first. */
	record Progress(String reference, String subject, String state, boolean closed, Moment openedAt, Moment dueAt,
			List<Step> steps) {

		static Progress of(CaseDossier dossier) {
			var file = dossier.file();
			var steps = dossier.timeline()
				.stream()
				.sorted(Comparator.comparing(CaseDossier.Milestone::reachedAt).reversed())
				.map((milestone) -> new Step(milestone.sentence(), Moment.of(milestone.reachedAt())))
				.toList();
			return new Progress(file.reference(), file.subject(), file.state().name(), file.state().closed(),
					Moment.of(file.openedAt()), Moment.of(file.dueAt()), steps);
		}

	}

	record Step(String sentence, Moment at) {
	}

	/** What is still to be paid, as its payer reads it. */
	record OpenBill(String number, String riyals, Moment dueAt) {

		static OpenBill of(Bill bill) {
			return new OpenBill(bill.number(), bill.amount().toString(), Moment.of(bill.dueAt()));
		}

	}

	/**
	 * A document as the requester sees it on its way.
	 *
	 * @param keptAt the office that keeps it, as long as it does
	 */
	record OnItsWay(String state, String trackingNumber, Moment keptUntil, String keptAt) {
	}

}
