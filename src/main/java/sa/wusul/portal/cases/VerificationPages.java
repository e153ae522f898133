package sa.wusul.portal.cases;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Digits;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.VerificationCode;
import sa.wusul.papers.VerifiedPaper;
import sa.wusul.papers.VerifiedPaper.Cause;
import sa.wusul.papers.VerifiedPaper.Withdrawal;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.AddressRateLimiter;
import sa.wusul.portal.LocalMoment;

/**
 * Page that tells the holder of a paper whether it is genuine, and no more than is
 * printed on it (M6), and whether a file is the paper as it was issued. Only the paper
 * contains the code; its number, which can be guessed, gets no answer, whether there is
 * such a paper or not.
 */
@Controller
@RequestMapping("/verify")
class VerificationPages {

	private static final String PAGE = "portal/verify";

	private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{7}-\\d(/\\d*)?");

	private final PaperService papers;

	private final PaperWords paperWords;

	private final CaseFiles caseFiles;

	private final Rights rights;

	private final AddressRateLimiter limits;

	private final RefusalWords messages;

	private final Clock clock;

	VerificationPages(PaperService papers, PaperWords paperWords, CaseFiles caseFiles, Rights rights,
			AddressRateLimiter limits, RefusalWords messages, Clock clock) {
		this.papers = papers;
		this.paperWords = paperWords;
		this.caseFiles = caseFiles;
		this.rights = rights;
		this.limits = limits;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping
	String ask() {
		return PAGE;
	}

	@PostMapping
	String find(@RequestParam String code, Model model, Locale locale, HttpServletResponse response) {
		try {
			return "redirect:/verify/" + read(code).value();
		}
		catch (RefusalException refusal) {
			return again(code, refusal, model, locale, response);
		}
	}

	@PostMapping("/file")
	String checkFile(@RequestParam(required = false) MultipartFile file, Model model, Locale locale,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		try {
			this.limits.take("verify-file", request);
			if (file == null || file.isEmpty()) {
				throw new RefusalException(Kind.INVALID, "verification.noFile");
			}
			var checked = this.papers.verify(file.getBytes());
			model.addAttribute("file", checked.state().name().toLowerCase(Locale.ROOT));
			checked.paper()
				.map((paper) -> shown(paper, locale))
				.ifPresent((paper) -> model.addAttribute("paper", paper));
			return PAGE;
		}
		catch (RefusalException refusal) {
			return again("", refusal, model, locale, response);
		}
	}

	/** Answers a form that cannot be read. */
	@ExceptionHandler(MultipartException.class)
	String unreadable(Model model, Locale locale, HttpServletResponse response) {
		return again("", new RefusalException(Kind.INVALID, "verification.noFile"), model, locale, response);
	}

	/** Redirects a visitor who changed the language of an answer. */
	@GetMapping("/file")
	String redirectToForm() {
		return "redirect:/verify";
	}

	@GetMapping("/{code}")
	String show(@PathVariable String code, Model model, Locale locale, HttpServletRequest request,
			HttpServletResponse response) {
		try {
			this.limits.take("verify", request);
			var found = this.papers.verify(read(code)).map((paper) -> shown(paper, locale));
			if (found.isEmpty()) {
				response.setStatus(Kind.UNKNOWN.status());
			}
			model.addAttribute("paper", found.orElse(Shown.UNKNOWN));
			return PAGE;
		}
		catch (RefusalException refusal) {
			return again(code, refusal, model, locale, response);
		}
	}

	/** Answers an address made of a paper's number, which contains a slash. */
	@GetMapping("/{reference}/{place}")
	String showNumber(@PathVariable String reference, @PathVariable String place, Model model, Locale locale,
			HttpServletResponse response) {
		return again("", new RefusalException(Kind.INVALID, "verification.isNumber"), model, locale, response);
	}

	private static VerificationCode read(String typed) {
		if (NUMBER.matcher(Digits.toLatin(typed.strip())).matches()) {
			throw new RefusalException(Kind.INVALID, "verification.isNumber");
		}
		return VerificationCode.read(typed)
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "verification.malformed"));
	}

	private Shown shown(VerifiedPaper paper, Locale locale) {
		var open = this.caseFiles.find(paper.caseReference())
			.map(CaseFile::processKey)
			.filter((process) -> !this.rights.isConfidential(process));
		var now = this.clock.instant();
		if (open.isEmpty()) {
			return Shown.verdictOn(paper, now);
		}
		var replacement = paper.withdrawn()
			.flatMap(Withdrawal::replacedBy)
			.flatMap(this.papers::find)
			.map((newer) -> new Replacement(newer.number(), LocalMoment.of(newer.issuedAt(), locale)));
		var arabic = locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage());
		var document = paper.document()
			.map((name) -> arabic ? name : this.paperWords.document(open.get()).orElse(name))
			.orElse(null);
		return Shown.of(paper, document, replacement.orElse(null), now, locale);
	}

	private String again(String typed, RefusalException refusal, Model model, Locale locale,
			HttpServletResponse response) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.messages.text(locale, refusal));
		model.addAttribute("code", typed);
		return PAGE;
	}

	/**
	 * Public information about a paper.
	 *
	 * @param verdict {@code genuine}, {@code revoked}, {@code superseded},
	 * {@code expired}, {@code invalid} or {@code unknown}
	 * @param about {@code null} if only the verdict is public
	 */
	record Shown(String verdict, About about) {

		static final Shown UNKNOWN = new Shown("unknown", null);

		/**
		 * Returns the verdict alone: even the kind of paper of a confidential case is
		 * secret.
		 */
		static Shown verdictOn(VerifiedPaper paper, Instant now) {
			return new Shown((paper.withdrawn().isEmpty() && !paper.isExpired(now)) ? "genuine" : "invalid", null);
		}

		static Shown of(VerifiedPaper paper, String document, Replacement replacement, Instant now, Locale locale) {
			var expired = paper.validUntil().filter((end) -> paper.isExpired(now));
			return new Shown(
					paper.withdrawn()
						.map((since) -> since.reason().name().toLowerCase(Locale.ROOT))
						.orElse(expired.isPresent() ? "expired" : "genuine"),
					new About(paper.template(), document, paper.number(), LocalMoment.of(paper.issuedAt(), locale),
							paper.withdrawn()
								.map(Withdrawal::since)
								.or(() -> expired)
								.map((since) -> LocalMoment.of(since, locale))
								.orElse(null),
							paper.withdrawn().flatMap(Withdrawal::cause).map(Cause::name).orElse(null), replacement));
		}

	}

	/**
	 * The printed details of the paper, for comparison.
	 *
	 * @param document name of a service's document
	 * @param since when it was withdrawn
	 * @param cause class of the reason, or {@code null} if there is none on record
	 * @param replacement the paper in its place, or {@code null}
	 */
	record About(String template, String document, String number, LocalMoment issuedAt, LocalMoment since, String cause,
			Replacement replacement) {
	}

	/** The paper that was issued in the place of another. */
	record Replacement(String number, LocalMoment issuedAt) {
	}

}
