package sa.wusul.portal.staff;

import java.util.Locale;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.platform.directory.StaffDirectoryService;
import sa.wusul.platform.factor.EnrolmentCodes;
import sa.wusul.platform.factor.FirstPasswords;
import sa.wusul.platform.factor.FirstPasswords.Issued;
import sa.wusul.platform.factor.StaffSessions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;

/**
 * The pages on which administrators create accounts and help colleagues who forgot their
 * password or add a second factor. The program makes each secret, and shows it once.
 */
@Controller
class AccountPages {

	/** Address of the page. */
	static final String ADDRESS = "/staff/accounts";

	private static final int LONGEST_NAME = 100;

	private final StaffVisits visits;

	private final FirstPasswords passwords;

	private final EnrolmentCodes codes;

	private final StaffSessions sessions;

	private final StaffDirectoryService directory;

	private final RefusalWords words;

	AccountPages(StaffVisits visits, FirstPasswords passwords, EnrolmentCodes codes, StaffSessions sessions,
			StaffDirectoryService directory, RefusalWords words) {
		this.visits = visits;
		this.passwords = passwords;
		this.codes = codes;
		this.sessions = sessions;
		this.directory = directory;
		this.words = words;
	}

	@GetMapping(ADDRESS)
	String show(HttpServletRequest request, Model model) {
		return page(this.visits.administering(request, ADDRESS), model);
	}

	@PostMapping(ADDRESS + "/new")
	String create(@RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "") String firstName,
			@RequestParam(defaultValue = "") String lastName, HttpServletRequest request, HttpServletResponse response,
			Locale locale, Model model) {
		var visit = this.visits.administering(request, ADDRESS);
		var name = account.strip();
		if (this.directory.vouchesFor(name)) {
			return created(() -> this.passwords.createWithout(name, named(firstName), named(lastName), visit.account()),
					name, visit, response, locale, model);
		}
		return issued("password", () -> this.passwords.create(name, named(firstName), named(lastName), visit.account()),
				visit, response, locale, model);
	}

	/** Creates an account for a program: the directory proves who people are. */
	private String created(Runnable work, String name, StaffVisit visit, HttpServletResponse response, Locale locale,
			Model model) {
		try {
			work.run();
			model.addAttribute("created", name);
		}
		catch (RefusalException refusal) {
			refused(refusal, response, locale, model);
		}
		return page(visit, model);
	}

	@PostMapping(ADDRESS + "/password")
	String resetPassword(@RequestParam(defaultValue = "") String account,
			@RequestParam(defaultValue = "") String reason, HttpServletRequest request, HttpServletResponse response,
			Locale locale, Model model) {
		var visit = this.visits.administering(request, ADDRESS);
		return issued("password", () -> {
			var issued = this.passwords.reset(local(account), visit.account(), reason);
			this.sessions.endOthers(issued.account(), "", visit.account());
			return issued;
		}, visit, response, locale, model);
	}

	@PostMapping(ADDRESS + "/enrolment")
	String issueCode(@RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "") String reason,
			HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
		var visit = this.visits.administering(request, ADDRESS);
		return issued("code", () -> this.codes.issue(account.strip(), visit.account(), reason), visit, response, locale,
				model);
	}

	private String issued(String kind, Supplier<Issued> work, StaffVisit visit, HttpServletResponse response,
			Locale locale, Model model) {
		try {
			model.addAttribute("issued", work.get());
			model.addAttribute("kind", kind);
			model.addAttribute("account", visit.account());
			return "portal/staff-slip";
		}
		catch (RefusalException refusal) {
			refused(refusal, response, locale, model);
			return page(visit, model);
		}
	}

	private void refused(RefusalException refusal, HttpServletResponse response, Locale locale, Model model) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.words.text(locale, refusal));
	}

	/** Returns the name of an account whose password the directory does not decide. */
	private String local(String account) {
		var name = account.strip();
		if (this.directory.vouchesFor(name)) {
			throw new RefusalException(Kind.FORBIDDEN, "account.directory");
		}
		return name;
	}

	private static String named(String typed) {
		var name = typed.strip();
		if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
			throw new RefusalException(Kind.UNPROCESSABLE, "account.person", LONGEST_NAME);
		}
		return name;
	}

	private static String page(StaffVisit visit, Model model) {
		model.addAttribute("account", visit.account());
		return "portal/staff-accounts";
	}

}
