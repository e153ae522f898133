package sa.wusul.portal.cases;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.DisposedCaseRepository;
import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.CitizenLoginLimiter;
import sa.wusul.citizen.CitizenLoginService;
import sa.wusul.citizen.CitizenLoginService.Attempt;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.text.Sha256;
import sa.wusul.portal.ComingStepReader;
import sa.wusul.portal.AddressRateLimiter;
import sa.wusul.portal.live.LiveCaseService;
import sa.wusul.portal.login.CitizenSessionService;
import sa.wusul.portal.login.LoginSourceReader;

/**
 * Page on which requesters follow their case without a log-in (M4). Its reference, the
 * identity number and the end of the mobile number, which others may know, only send a
 * code to the telephone in the case; the code opens the path and the papers. Until then
 * all answers are the same. Confidential cases require a log-in with the code sent to the
 * telephone on file in the register instead.
 */
@Controller
public class TrackingPages {

	private static final String PAGE = "portal/track";

	private static final String ATTEMPT = "trackingAttempt";

	private static final String TRACKED = CitizenSessionService.TRACKED;

	private static final int MARK_LENGTH = 16;

	private static final String NO_STORE = "no-store";

	private final CaseFiles caseFiles;

	private final DisposedCaseRepository disposed;

	private final AccessLog log;

	private final PaperService papers;

	private final RequesterCaseReader view;

	private final NextStepReader nextSteps;

	private final ComingStepReader coming;

	private final Rights rights;

	private final CitizenLoginService logins;

	private final CitizenLoginLimiter limiter;

	private final LoginSourceReader sources;

	private final AddressRateLimiter limits;

	private final RefusalWords messages;

	private final LiveCaseService live;

	TrackingPages(CaseFiles caseFiles, DisposedCaseRepository disposed, AccessLog log, PaperService papers,
			RequesterCaseReader view, NextStepReader nextSteps, ComingStepReader coming, Rights rights,
			CitizenLoginService logins, CitizenLoginLimiter limiter, LoginSourceReader sources,
			AddressRateLimiter limits, RefusalWords messages, LiveCaseService live) {
		this.live = live;
		this.caseFiles = caseFiles;
		this.disposed = disposed;
		this.log = log;
		this.papers = papers;
		this.view = view;
		this.nextSteps = nextSteps;
		this.coming = coming;
		this.rights = rights;
		this.logins = logins;
		this.limiter = limiter;
		this.sources = sources;
		this.limits = limits;
		this.messages = messages;
	}

	@GetMapping("/track")
	String ask(HttpServletRequest request) {
		Optional.ofNullable(request.getSession(false)).ifPresent((session) -> {
			session.removeAttribute(TRACKED);
			session.removeAttribute(ATTEMPT);
		});
		return PAGE;
	}

	@PostMapping("/track")
	String begin(@RequestParam String reference, @RequestParam String identityNumber, @RequestParam String mobileEnd,
			Model model, HttpServletRequest request, HttpServletResponse response, Locale locale) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
		try {
			this.limits.take("track", request);
			refuseDisposed(reference);
			var asked = asked(reference, identityNumber);
			this.limiter.order(asked, this.sources.read(request, identityNumber));
			var attempt = this.logins.beginTracking(find(reference, identityNumber, mobileEnd).map(CaseFile::reference),
					MessageLanguage.of(locale));
			request.getSession().setAttribute(ATTEMPT, new Tracking(attempt, asked, identityNumber));
			return "redirect:/track/code";
		}
		catch (RefusalException refusal) {
			model.addAttribute("reference", reference);
			return again(refusal, model, response, locale);
		}
	}

	/**
	 * Tells everybody that a case was disposed of: no telephone is left to send a code
	 * to, and nothing of a person either.
	 */
	private void refuseDisposed(String reference) {
		String parsed;
		try {
			parsed = CaseReference.parse(reference).value();
		}
		catch (RefusalException notEvenAReference) {
			return;
		}
		if (this.disposed.isDisposed(parsed)) {
			throw this.disposed.missing(parsed);
		}
	}

	@GetMapping("/track/code")
	String askCode(Model model, HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
		return tracking(request).map((tracking) -> {
			model.addAttribute("attempt", tracking.attempt());
			return PAGE;
		}).orElse(tracked(request).isPresent() ? "redirect:/track/case" : "redirect:/track");
	}

	@PostMapping("/track/code")
	String supplyCode(@RequestParam String code, Model model, HttpServletRequest request, HttpServletResponse response,
			Locale locale) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
		var tracking = tracking(request);
		if (tracking.isEmpty()) {
			return "redirect:/track";
		}
		try {
			this.limits.take("track-code", request);
			show(open(tracking.get(), code, request), model, request, locale);
		}
		catch (RefusalException refusal) {
			if (refusal.code().equals("login.over")) {
				request.getSession().removeAttribute(ATTEMPT);
			}
			else {
				model.addAttribute("attempt", tracking.get().attempt());
			}
			return again(refusal, model, response, locale);
		}
		return PAGE;
	}

	/** Returns the reference of the case that the code opens. */
	private String open(Tracking tracking, String code, HttpServletRequest request) {
		var source = this.sources.read(request, tracking.identityNumber());
		this.limiter.tryCode(source);
		var verdict = this.logins.tryTracking(tracking.attempt().id(), code);
		if (verdict.caseReference().isEmpty()) {
			this.limiter.wrongCode(source);
			throw (verdict.triesLeft() > 0) ? new RefusalException(Kind.INVALID, "login.wrongCode", verdict.triesLeft())
					: new RefusalException(Kind.CONFLICT, "login.over");
		}
		this.limiter.succeed(tracking.asked(), source, 1);
		request.getSession().removeAttribute(ATTEMPT);
		request.changeSessionId();
		return verdict.caseReference().get();
	}

	private void show(String reference, Model model, HttpServletRequest request, Locale locale) {
		this.log.write(CaseRead.byRequester(reference));
		var file = this.caseFiles.find(reference)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "tracking.unknown"));
		if (this.rights.isConfidential(file.processKey())) {
			model.addAttribute("confidential", reference);
		}
		else {
			request.getSession().setAttribute(TRACKED, reference);
			fill(file, model, locale);
		}
	}

	private void fill(CaseFile file, Model model, Locale locale) {
		// Before the rest is read, so that a change in between is heard of.
		model.addAttribute("change", this.live.mark(file.reference()));
		var seen = this.view.forCase(file.reference(), file.requester().representative());
		var next = this.nextSteps.forCase(file, seen, List.of(), locale).withoutPlace();
		model.addAttribute("seen", seen);
		model.addAttribute("next", next);
		model.addAttribute("underWay", List.of());
		model.addAttribute("coming", this.coming.forCase(file, seen.progress().reached(), locale));
		model.addAttribute("mark", Sha256.hex(seen + " " + next).substring(0, MARK_LENGTH));
		show(seen, model);
	}

	/** Shows the case that the code opened again. */
	@GetMapping("/track/case")
	String showAgain(Model model, HttpServletRequest request, HttpServletResponse response, Locale locale) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
		return tracked(request).map((reference) -> {
			show(reference, model, request, locale);
			return PAGE;
		}).orElse("redirect:/track");
	}

	/**
	 * Answers an open page that heard of a change, or asks at intervals, with 204 No
	 * Content if it shows the same.
	 * @param mark mark of the state that the page shows
	 */
	@GetMapping("/track/live")
	String live(@RequestParam String mark, Model model, HttpServletRequest request, HttpServletResponse response,
			Locale locale) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
		var file = tracked(request).flatMap(this.caseFiles::find)
			.filter((found) -> !this.rights.isConfidential(found.processKey()));
		if (file.isEmpty()) {
			return "redirect:/track";
		}
		fill(file.get(), model, locale);
		if (mark.equals(model.getAttribute("mark"))) {
			response.setStatus(HttpStatus.NO_CONTENT.value());
			return null;
		}
		this.log.write(CaseRead.byRequester(file.get().reference()));
		return "portal/track :: live";
	}

	/**
	 * Tells an open page when its case changes, as long as its session lasts.
	 * @param mark mark of the case that the page read
	 */
	@GetMapping(path = "/track/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter changes(@RequestParam(defaultValue = "") String mark,
			@RequestHeader(name = "Last-Event-ID", required = false) String last, HttpServletRequest request) {
		var reference = tracked(request).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "tracking.unknown"));
		return this.live.open(reference, (last != null) ? last : mark, TRACKED, request);
	}

	private static Optional<String> tracked(HttpServletRequest request) {
		return Optional.ofNullable(request.getSession(false)).map((session) -> (String) session.getAttribute(TRACKED));
	}

	private String again(RefusalException refusal, Model model, HttpServletResponse response, Locale locale) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.messages.text(locale, refusal));
		return PAGE;
	}

	private static Optional<Tracking> tracking(HttpServletRequest request) {
		return Optional.ofNullable(request.getSession(false))
			.map((session) -> (Tracking) session.getAttribute(ATTEMPT));
	}

	/**
	 * Returns the case and the person for whom codes are counted, however they are
	 * written.
	 */
	private static String asked(String reference, String identityNumber) {
		try {
			return CaseReference.parse(reference).value() + " " + new IdentityNumber(identityNumber).value();
		}
		catch (RefusalException malformed) {
			return "malformed";
		}
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
	ResponseEntity<byte[]> paper(@PathVariable int place, HttpServletRequest request) {
		var paper = tracked(request)
			.map((known) -> this.view.papers(known,
					this.caseFiles.find(known).flatMap((file) -> file.requester().representative())))
			.filter((issued) -> place >= 1 && place <= issued.size())
			.map((issued) -> issued.get(place - 1))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "paper.unknown"));
		this.log.write(CaseRead.byRequester(paper.caseReference()).paper(paper.number()));
		return pdf(paper, this.papers);
	}

	/**
	 * Returns the file of a paper in force. A withdrawn paper is refused, because its
	 * file would not tell the next reader.
	 */
	static ResponseEntity<byte[]> pdf(IssuedPaper paper, PaperService papers) {
		if (paper.withdrawn().isPresent()) {
			throw new RefusalException(Kind.CONFLICT, "paper.withdrawn");
		}
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CACHE_CONTROL, NO_STORE)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.inline().filename(fileName(paper)).build().toString())
			.body(papers.content(paper.contentHash()));
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

	/**
	 * An attempt to open a case, in the session.
	 *
	 * @param asked the case and the person as they are counted
	 */
	record Tracking(Attempt attempt, String asked, String identityNumber) implements Serializable {
	}

}
