package sa.wusul.portal.staff;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.platform.identity.Role.Action;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.release.Draft;
import sa.wusul.release.Drafts;

/**
 * The page on which analysts see drafts and releases, couple waiting drafts to a train,
 * and hand in the way back before a release; another person decides on both in Tasklist.
 * The page of one draft, with the picture of its changes, is for all who hand in drafts
 * or decide on them.
 */
@Controller
class ReleasePages {

	/** Address of the page. */
	static final String ADDRESS = "/staff/releases";

	private static final String PAGE = "portal/staff-releases";

	/**
	 * Policy of the page with diagrams, whose viewer places its parts by style
	 * attributes.
	 */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
			+ "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	private static final Pattern DRAFT = Pattern.compile("draft-([0-9]{1,12})");

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");

	private static final int SHOWN = 50;

	private final StaffVisits visits;

	private final Drafts drafts;

	private final RefusalWords words;

	ReleasePages(StaffVisits visits, Drafts drafts, RefusalWords words) {
		this.visits = visits;
		this.drafts = drafts;
		this.words = words;
	}

	@GetMapping(ADDRESS)
	String all(HttpServletRequest request, Model model) {
		return page(this.visits.permitted(request, ADDRESS, Action.DEPLOY), Map.of(), model);
	}

	private String page(StaffVisit visit, Map<String, String> fields, Model model) {
		model.addAttribute("account", visit.account());
		model.addAttribute("fields", fields);
		var newest = this.drafts.newest(SHOWN);
		model.addAttribute("waiting", newest.stream().filter((draft) -> draft.state() == Draft.State.WAITING).toList());
		model.addAttribute("decided", newest.stream().filter((draft) -> draft.state() != Draft.State.WAITING).toList());
		return PAGE;
	}

	/** Shows one draft; its picture comes from the web app, in which it is decided. */
	@GetMapping(ADDRESS + "/{number:[0-9]{1,12}}")
	String one(@PathVariable long number, HttpServletRequest request, HttpServletResponse response, Model model) {
		var visit = this.visits.permitted(request, ADDRESS + "/" + number, Action.REVIEW);
		model.addAttribute("account", visit.account());
		model.addAttribute("draft", this.drafts.get(number));
		model.addAttribute("lists", this.visits.may(visit, Action.DEPLOY));
		response.setHeader("Content-Security-Policy", POLICY);
		return "portal/staff-draft";
	}

	@PostMapping(ADDRESS + "/train")
	String couple(@RequestParam Map<String, String> fields, HttpServletRequest request, HttpServletResponse response,
			Locale locale, Model model) {
		var visit = this.visits.permitted(request, ADDRESS, Action.DEPLOY);
		return handedIn(() -> this.drafts.couple(fields.get("name"), visit.account(), chosen(fields)), visit, fields,
				response, locale, model);
	}

	/**
	 * Hands a draft in, or shows the page with what was chosen and why it was refused.
	 */
	private String handedIn(Supplier<Draft> work, StaffVisit visit, Map<String, String> fields,
			HttpServletResponse response, Locale locale, Model model) {
		try {
			return "redirect:" + ADDRESS + "#" + work.get().key();
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			model.addAttribute("refusal", this.words.text(locale, refusal));
			return page(visit, fields, model);
		}
	}

	private static List<Long> chosen(Map<String, String> fields) {
		return fields.keySet()
			.stream()
			.map(DRAFT::matcher)
			.filter(Matcher::matches)
			.map((draft) -> Long.valueOf(draft.group(1)))
			.toList();
	}

	@PostMapping(ADDRESS + "/back")
	String goBack(@RequestParam Map<String, String> fields, HttpServletRequest request, HttpServletResponse response,
			Locale locale, Model model) {
		var visit = this.visits.permitted(request, ADDRESS, Action.DEPLOY);
		return handedIn(() -> this.drafts.goBack(number(fields), visit.account()), visit, fields, response, locale,
				model);
	}

	private static long number(Map<String, String> fields) {
		var number = fields.getOrDefault("draft", "");
		if (!NUMBER.matcher(number).matches()) {
			throw new RefusalException(Kind.UNKNOWN, "draft.unknownNumber");
		}
		return Long.parseLong(number);
	}

}
