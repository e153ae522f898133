package sa.wusul.portal.staff;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import sa.wusul.notification.MessageLanguage;
import sa.wusul.notification.MessagePreviewService;
import sa.wusul.notification.MessageTextRules;
import sa.wusul.notification.MessageTextRules.TextFault;
import sa.wusul.platform.identity.Role.Action;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.release.rules.BookRule;
import sa.wusul.release.rules.ModelRules;

/**
 * The page on which analysts see all messages as they arrive, with the number of their
 * parts: those in service, or those of files that they are about to deploy.
 */
@Controller
class MessageTextPages {

	/** Address of the page. */
	static final String ADDRESS = "/staff/messages";

	private static final String PAGE = "portal/staff-messages";

	private static final int MOST_FILES = 2;

	private static final int LARGEST = 200_000;

	private final StaffVisits visits;

	private final MessagePreviewService previews;

	private final ModelRules rules;

	MessageTextPages(StaffVisits visits, MessagePreviewService previews, ModelRules rules) {
		this.visits = visits;
		this.previews = previews;
		this.rules = rules;
	}

	@GetMapping(ADDRESS)
	String inService(HttpServletRequest request, Model model) {
		model.addAttribute("account", this.visits.permitted(request, ADDRESS, Action.DEPLOY).account());
		model.addAttribute("lines", this.previews.inService());
		model.addAttribute("faults", List.of());
		return PAGE;
	}

	@PostMapping(ADDRESS)
	String edited(@RequestParam(required = false) List<MultipartFile> file, HttpServletRequest request, Locale locale,
			Model model) throws IOException {
		model.addAttribute("account", this.visits.permitted(request, ADDRESS, Action.DEPLOY).account());
		try {
			var edited = this.previews.edited(files((file != null) ? file : List.of()));
			model.addAttribute("lines", edited.lines());
			model.addAttribute("faults", edited.faults().stream().map((fault) -> words(fault, locale)).toList());
		}
		catch (IllegalArgumentException malformed) {
			throw new RefusalException(Kind.UNPROCESSABLE, "texts.unreadable");
		}
		model.addAttribute("edited", true);
		return PAGE;
	}

	private static Map<MessageLanguage, byte[]> files(List<MultipartFile> sent) throws IOException {
		var files = new EnumMap<MessageLanguage, byte[]>(MessageLanguage.class);
		for (var file : sent) {
			var language = MessageTextRules.language(String.valueOf(file.getOriginalFilename()));
			if (sent.size() > MOST_FILES || file.getSize() > LARGEST || language.isEmpty()) {
				throw new RefusalException(Kind.UNPROCESSABLE, "texts.unreadable");
			}
			files.put(language.get(), file.getBytes());
		}
		return files;
	}

	/** Returns a fault in the words of its rule. */
	private String words(TextFault fault, Locale locale) {
		return this.rules.rules()
			.stream()
			.filter((rule) -> rule.id().equals(fault.rule()))
			.map((rule) -> words(rule, locale).replace("{0}", fault.what()))
			.map((sentence) -> fault.language().file() + " · " + fault.key() + ": " + sentence)
			.findFirst()
			.orElseGet(fault::toString);
	}

	private static String words(BookRule rule, Locale locale) {
		return (MessageLanguage.of(locale) == MessageLanguage.ENGLISH) ? rule.en() : rule.ar();
	}

}
