package sa.wusul.portal.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseRead;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.reminder.ExpiryReminderService;

/**
 * Page on which a person reads who looked at their requests: by the place from which they
 * were read, on which day and how often, without the names of staff.
 */
@Controller
public class OwnAccessPages {

	/** Older ones are no longer of use to people, and the page stays readable. */
	private static final int MOST = 100;

	private final OwnCaseReader cases;

	private final AccessLog log;

	private final ExpiryReminderService reminders;

	OwnAccessPages(OwnCaseReader cases, AccessLog log, ExpiryReminderService reminders) {
		this.reminders = reminders;
		this.cases = cases;
		this.log = log;
	}

	@GetMapping("/file/access")
	String show(Citizen citizen, Model model) {
		if (citizen.helper() != null) {
			throw new RefusalException(Kind.FORBIDDEN, "file.ownOnly");
		}
		var looks = this.cases.all(citizen)
			.stream()
			.filter((file) -> file.requester().identityNumber().equals(citizen.identityNumber()))
			.flatMap(this::looks)
			.sorted(Comparator.comparing(Look::latest).reversed())
			.limit(MOST)
			.toList();
		model.addAttribute("looks", looks);
		model.addAttribute("reminders", this.reminders.consent(citizen.identityNumber()).orElse(null));
		return "portal/file-access";
	}

	/** Returns the days on which others read the case, by the place. */
	private Stream<Look> looks(CaseFile file) {
		var looks = new LinkedHashMap<String, Look>();
		this.log.forCase(file.reference())
			.stream()
			.filter((entry) -> !entry.read().reader().equals(CaseRead.REQUESTER))
			.forEach((entry) -> {
				var day = LocalDate.ofInstant(entry.at(), Kingdom.ZONE);
				looks.merge(day + " " + entry.read().door(),
						new Look(file.reference(), file.request().subject(), entry.read().door().name(), entry.at(), 1),
						(latest, earlier) -> latest.oneMore());
			});
		return looks.values().stream();
	}

	/**
	 * The accesses to a case on one day from one place.
	 *
	 * @param door name of the place
	 * @param latest the latest time
	 * @param times how often
	 */
	record Look(String reference, String subject, String door, Instant latest, int times) {

		private Look oneMore() {
			return new Look(this.reference, this.subject, this.door, this.latest, this.times + 1);
		}

		public Moment at() {
			return Moment.of(this.latest);
		}

	}

}
