package sa.wusul.portal.staff;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.DisposedCaseRepository;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.audit.AuditLog.Numbered;
import sa.wusul.platform.audit.AuditQuestion;
import sa.wusul.platform.clock.CalendarDate;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role.Action;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;

/**
 * The page on which administrators and guardians search the audit log. It shows nothing
 * of confidential cases and processes, and each search is an entry of the log itself.
 */
@Controller
class LogPages {

	/** Address of the page. */
	static final String ADDRESS = "/staff/log";

	private static final int ROWS = 100;

	private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

	private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

	private final StaffVisits visits;

	private final AuditLog audit;

	private final CaseFiles cases;

	private final DisposedCaseRepository disposed;

	private final Rights rights;

	private final RefusalWords words;

	LogPages(StaffVisits visits, AuditLog audit, CaseFiles cases, DisposedCaseRepository disposed, Rights rights,
			RefusalWords words) {
		this.visits = visits;
		this.audit = audit;
		this.cases = cases;
		this.disposed = disposed;
		this.rights = rights;
		this.words = words;
	}

	@GetMapping(ADDRESS)
	String find(Asked asked, HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
		var visit = this.visits.permitted(request, ADDRESS, Action.READ_LOG);
		model.addAttribute("account", visit.account());
		model.addAttribute("asked", asked);
		try {
			var question = asked.question();
			this.audit.add(AuditEntry.done(visit.account(), "log.read")
				.on(asked.actor())
				.ofCase(question.caseReference())
				.with(asked.facts()));
			var found = this.audit.find(question, ROWS);
			model.addAttribute("entries", found.stream().filter(this::isOpen).map(LogRow::of).toList());
			if (found.size() == ROWS) {
				model.addAttribute("more", found.get(ROWS - 1).number());
			}
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			model.addAttribute("refusal", this.words.text(locale, refusal));
			model.addAttribute("entries", List.of());
		}
		return "portal/staff-log";
	}

	/**
	 * Checks that neither the case nor a name in the entry belongs to a confidential
	 * domain.
	 */
	private boolean isOpen(Numbered found) {
		var entry = found.entry();
		return entry.caseReference().filter(this::isConfidential).isEmpty()
				&& Stream.of(entry.subject(), entry.detail())
					.flatMap(Optional::stream)
					.flatMap((text) -> Stream.of(text.split("[^a-z-]+")))
					.noneMatch((name) -> name.contains("-") && this.rights.isConfidential(name));
	}

	private boolean isConfidential(String reference) {
		return this.cases.find(reference)
			.map((file) -> this.rights.isConfidential(file.processKey()))
			.orElseGet(() -> this.disposed.wasConfidential(reference));
	}

	/**
	 * The search as it was typed.
	 *
	 * @param before the number of the entry after which the page begins
	 */
	record Asked(String actor, String reference, String deed, String from, String until, Long before) {

		Asked {
			actor = typed(actor);
			reference = typed(reference);
			deed = typed(deed);
			from = typed(from);
			until = typed(until);
		}

		private static String typed(String text) {
			return (text != null) ? text.strip() : "";
		}

		AuditQuestion question() {
			var reference = this.reference.isEmpty() ? "" : CaseReference.parse(this.reference).value();
			return new AuditQuestion(this.actor, reference, this.deed, start(this.from).orElse(EARLIEST),
					start(this.until).map(Asked::dayAfter).orElse(LATEST),
					(this.before != null) ? this.before : Long.MAX_VALUE);
		}

		private static Optional<Instant> start(String day) {
			if (day.isEmpty()) {
				return Optional.empty();
			}
			return Optional
				.of(CalendarDate.start(day).orElseThrow(() -> new RefusalException(Kind.UNPROCESSABLE, "log.day")));
		}

		private static Instant dayAfter(Instant start) {
			return start.atZone(Kingdom.ZONE).plus(Period.ofDays(1)).toInstant();
		}

		String facts() {
			return "deed=" + this.deed + " from=" + this.from + " until=" + this.until;
		}

	}

	/** An entry as the page shows it, with both calendars' days. */
	record LogRow(String at, String hijri, String actor, String deed, boolean refused, String reference, String subject,
			String detail, String said) {

		static LogRow of(Numbered found) {
			var entry = found.entry();
			var time = found.at().atZone(Kingdom.ZONE).toLocalTime().withNano(0).toString();
			return new LogRow(CalendarDate.gregorian(found.at()) + " " + time, CalendarDate.hijri(found.at()),
					entry.actor(), entry.deed(), entry.outcome() == AuditEntry.Outcome.REFUSED,
					entry.caseReference().orElse(""), entry.subject().orElse(""), entry.detail().orElse(""),
					entry.words().orElse(""));
		}

	}

}
