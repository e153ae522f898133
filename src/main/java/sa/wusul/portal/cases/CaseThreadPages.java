package sa.wusul.portal.cases;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseRead;
import sa.wusul.citizen.Citizen;
import sa.wusul.notification.thread.CaseQuestionService;
import sa.wusul.notification.thread.MoreTimeService;
import sa.wusul.papers.ScanService;
import sa.wusul.papers.ScanService.Sent;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.cases.CaseThreadReader.Wait;

/**
 * The thread of a citizen's own case: they ask, answer, and ask for more time. What is
 * refused stands beside what they wrote.
 */
@Controller
@RequestMapping("/cases/{reference}")
public class CaseThreadPages {

	private final OwnCaseReader cases;

	private final CaseQuestionService questions;

	private final MoreTimeService moreTime;

	private final CaseThreadReader threads;

	private final CaseDocumentReader documents;

	private final ScanService scans;

	private final RefusalWords messages;

	CaseThreadPages(OwnCaseReader cases, CaseQuestionService questions, MoreTimeService moreTime,
			CaseThreadReader threads, CaseDocumentReader documents, ScanService scans, RefusalWords messages) {
		this.cases = cases;
		this.questions = questions;
		this.moreTime = moreTime;
		this.threads = threads;
		this.documents = documents;
		this.scans = scans;
		this.messages = messages;
	}

	@PostMapping("/questions")
	String ask(@PathVariable String reference, @RequestParam(defaultValue = "") String question, Citizen citizen,
			Locale locale, RedirectAttributes next) {
		var file = this.cases.get(reference, citizen);
		try {
			this.questions.ask(file, question);
			next.addFlashAttribute("threadDone", "ASKED");
		}
		catch (RefusalException refusal) {
			next.addFlashAttribute("questionRefusal", this.messages.text(locale, refusal));
			next.addFlashAttribute("question", question);
		}
		return back(file, "thread");
	}

	/** Answers the ministry's question, in words, by a document or both. */
	@PostMapping("/reply")
	String reply(@PathVariable String reference, @RequestParam(defaultValue = "") String reply,
			@RequestParam(defaultValue = "") String kind, @RequestParam(required = false) List<MultipartFile> file,
			Citizen citizen, Locale locale, RedirectAttributes next) throws IOException {
		var own = this.cases.get(reference, citizen);
		try {
			reply(own, reply, kind, (file != null) ? CaseDocumentReader.sent(file) : List.of());
			next.addFlashAttribute("threadDone", "REPLIED");
		}
		catch (RefusalException refusal) {
			next.addFlashAttribute("replyRefusal", this.messages.text(locale, refusal));
			next.addFlashAttribute("reply", reply);
		}
		return back(own, "reply");
	}

	private void reply(CaseFile own, String reply, String kind, List<Sent> files) {
		var withDocument = !files.isEmpty();
		this.questions.check(reply, withDocument);
		if (withDocument) {
			if (own.state().closed()) {
				throw new RefusalException(Kind.CONFLICT, "case.closed");
			}
			if (!this.documents.kinds(own).contains(kind)) {
				throw new RefusalException(Kind.INVALID, "scan.kind");
			}
			this.scans.addTogether(own.reference(), kind, files, CaseRead.REQUESTER);
		}
		try {
			this.questions.reply(own, reply, withDocument);
		}
		catch (RefusalException late) {
			throw withDocument ? new RefusalException(Kind.CONFLICT, "reply.documentOnly") : late;
		}
	}

	/**
	 * Asks for more time for what the case waits for.
	 * @param awaited code of the wait
	 */
	@PostMapping("/more-time")
	String askMoreTime(@PathVariable String reference, @RequestParam(defaultValue = "") String awaited,
			@RequestParam(defaultValue = "") String reason, Citizen citizen, Locale locale, RedirectAttributes next) {
		var file = this.cases.get(reference, citizen);
		try {
			Wait wait = this.threads.waits(file)
				.stream()
				.filter((one) -> one.awaited().name().equals(awaited))
				.findFirst()
				.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "moreTime.over"));
			this.moreTime.ask(file, wait.awaited(), wait.process(), reason);
			next.addFlashAttribute("threadDone", "MORE_TIME");
		}
		catch (RefusalException refusal) {
			next.addFlashAttribute("moreTimeRefusal", this.messages.text(locale, refusal));
			next.addFlashAttribute("moreTimeReason", reason);
		}
		return back(file, "more-time");
	}

	/** Redirects a citizen who had to log in first or changed the language. */
	@GetMapping({ "/questions", "/reply", "/more-time" })
	String redirectToCase(@PathVariable String reference) {
		return "redirect:/cases/{reference}";
	}

	private static String back(CaseFile file, String place) {
		return "redirect:/cases/" + file.reference() + "#" + place;
	}

}
