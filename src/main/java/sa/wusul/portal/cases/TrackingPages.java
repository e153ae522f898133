package sa.wusul.portal.cases;

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
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.AddressRateLimiter;

/**
 * Page on which requesters follow their case without a log-in (M4): a visitor who enters
 * its reference, the identity number and the end of the mobile number sees its path and
 * opens its papers. All mismatches get the same answer. Confidential cases require a
 * log-in with the code sent to the telephone on file instead, because relatives may know
 * those three as well.
 */
@Controller
class TrackingPages {

	private static final String TRACKED = "trackedCase";

	private static final String NO_STORE = "no-store";

	private final CaseFiles caseFiles;

	private final AccessLog log;

	private final PaperService papers;

	private final RequesterCaseReader view;

	private final Rights rights;

	private final AddressRateLimiter limits;

	private final RefusalWords messages;

	TrackingPages(CaseFiles caseFiles, AccessLog log, PaperService papers, RequesterCaseReader view, Rights rights,
			AddressRateLimiter limits, RefusalWords messages) {
		this.caseFiles = caseFiles;
		this.log = log;
		this.papers = papers;
		this.view = view;
		this.rights = rights;
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
			this.limits.take("track", request);
			var file = find(reference, identityNumber, mobileEnd)
				.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "tracking.unknown"));
			this.log.write(CaseRead.byRequester(file.reference()));
			if (this.rights.isConfidential(file.processKey())) {
				model.addAttribute("confidential", file.reference());
			}
			else {
				request.getSession().setAttribute(TRACKED, file.reference());
				show(this.view.forCase(file.reference(), file.requester().representative()), model);
			}
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			model.addAttribute("refusal", this.messages.text(RefusalWords.ARABIC, refusal));
			model.addAttribute("refusalEn", this.messages.text(Locale.ENGLISH, refusal));
			model.addAttribute("reference", reference);
		}
		return "portal/track";
	}

	private static void show(RequesterCaseReader.Seen seen, Model model) {
		model.addAttribute("progress", seen.progress());
		model.addAttribute("papers", seen.papers());
		model.addAttribute("bills", seen.bills());
		// Without a log-in, a case tells only of the one that it was joined to.
		model.addAttribute("leading", seen.leading());
		model.addAttribute("links", seen.links().stream().filter(RequesterCaseReader.Linked::joined).toList());
		model.addAttribute("delivery", seen.delivery());
	}

	/** Returns the n-th paper of the case that this visitor has just found. */
	@GetMapping("/track/papers/{place}")
	ResponseEntity<byte[]> paper(@PathVariable int place, HttpSession session) {
		var reference = Optional.ofNullable((String) session.getAttribute(TRACKED));
		var paper = reference
			.map((known) -> this.view.papers(known,
					this.caseFiles.find(known).flatMap((file) -> file.requester().representative())))
			.filter((issued) -> place >= 1 && place <= issued.size())
			.map((issued) -> issued.get(place - 1))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "paper.unknown"));
		this.log.write(CaseRead.byRequester(paper.caseReference()).paper(paper.number()));
		return pdf(paper, this.papers.content(paper.contentHash()));
	}

	static ResponseEntity<byte[]> pdf(IssuedPaper paper, byte[] content) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CACHE_CONTROL, NO_STORE)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.inline().filename(fileName(paper)).build().toString())
			.body(content);
	}

	private static String fileName(IssuedPaper paper) {
		return paper.number().replace('/', '-') + ".pdf";
	}

	private Optional<CaseFile> find(String reference, String identityNumber, String mobileEnd) {
		try {
			var identity = new IdentityNumber(identityNumber).value();
			var end = Digits.toLatin(mobileEnd.strip());
			return this.caseFiles.find(CaseReference.parse(reference).value())
				.filter((file) -> file.requester().identityNumber().equals(identity)
						|| file.requester().isRepresentedBy(identity))
				.filter((file) -> end.length() == 4 && file.requester().mobile().endsWith(end));
		}
		catch (RefusalException notEvenAReference) {
			return Optional.empty();
		}
	}

}
