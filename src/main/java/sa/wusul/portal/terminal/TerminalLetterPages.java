package sa.wusul.portal.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.tawasul.letter.LetterService;
import sa.wusul.tawasul.letter.LetterWriter;

/** Pages at which a detainee writes letters and reads what became of them. */
@Controller
@RequestMapping("/terminal/letters")
class TerminalLetterPages {

	private static final List<String> ADDRESSEES = List.of("MINISTRY", "COMPLAINT", "MINISTER", "CONTACT");

	private static final String HOME = "redirect:/terminal";

	private final TerminalDeviceService devices;

	private final LetterService letters;

	private final CaseFiles caseFiles;

	private final AccessLog log;

	private final RefusalWords messages;

	TerminalLetterPages(TerminalDeviceService devices, LetterService letters, CaseFiles caseFiles, AccessLog log,
			RefusalWords messages) {
		this.devices = devices;
		this.letters = letters;
		this.caseFiles = caseFiles;
		this.log = log;
		this.messages = messages;
	}

	@GetMapping
	String list(HttpServletRequest request, Model model) {
		this.devices.get(request);
		return TerminalPages.writer(request).map((writer) -> {
			model.addAttribute("letters", this.letters.forWriter(writer).stream().map(Listed::of).toList());
			return "portal/terminal-letters";
		}).orElse(HOME);
	}

	@GetMapping("/new")
	String write(HttpServletRequest request, Model model) {
		this.devices.get(request);
		return TerminalPages.writer(request)
			.map((writer) -> form(model, "", "", false, UUID.randomUUID().toString()))
			.orElse(HOME);
	}

	private static String form(Model model, String letterTo, String text, boolean printedToo, String key) {
		model.addAttribute("addressees", ADDRESSEES);
		model.addAttribute("letterTo", letterTo);
		model.addAttribute("text", text);
		model.addAttribute("printedToo", printedToo);
		model.addAttribute("key", key);
		return "portal/terminal-letter-form";
	}

	@PostMapping
	String send(@RequestParam(defaultValue = "") String letterTo, @RequestParam(defaultValue = "") String requestText,
			@RequestParam(defaultValue = "false") boolean printedToo, @RequestParam String key,
			HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
		var device = this.devices.get(request);
		var writer = TerminalPages.writer(request);
		if (writer.isEmpty()) {
			return HOME;
		}
		try {
			var letter = Map.<String, Object>of("letterTo", letterTo, "requestText", requestText, "printedToo",
					printedToo);
			return "redirect:/terminal/letters/" + this.letters.write(writer.get(), device.prison(), letter, key);
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			model.addAttribute("refusal", this.messages.text(locale, refusal));
			return form(model, letterTo, requestText, printedToo, key);
		}
	}

	@GetMapping("/{reference}")
	String read(@PathVariable String reference, HttpServletRequest request, Model model) {
		this.devices.get(request);
		return TerminalPages.writer(request).map((writer) -> read(writer, reference, model)).orElse(HOME);
	}

	private String read(LetterWriter writer, String reference, Model model) {
		var letter = this.letters.get(writer, reference);
		this.log.write(CaseRead.byCitizen(reference));
		model.addAttribute("letter", letter);
		model.addAttribute("timeline", this.caseFiles.dossier(reference).timeline());
		model.addAttribute("answer", this.letters.answer(letter).orElse(null));
		return "portal/terminal-letter";
	}

	/**
	 * A letter in the list, which its writer recognises by its day and its first words.
	 */
	record Listed(String reference, Moment writtenAt, String beginning, boolean answered) {

		private static final int LETTERS = 60;

		static Listed of(CaseFile letter) {
			var text = letter.request().text();
			return new Listed(
					letter.reference(), Moment.of(letter.times().openedAt()), (text.length() > LETTERS)
							? text.substring(0, text.lastIndexOf(' ', LETTERS) + 1).strip() + "…" : text,
					letter.state().closed());
		}

	}

}
