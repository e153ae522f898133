package sa.wusul.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import sa.wusul.citizen.Citizen;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.reminder.ExpiryReminderService;

/**
 * Pages on which people themselves agree to be reminded before their documents expire,
 * and end it.
 */
@Controller
@RequestMapping("/file/reminders")
public class ReminderPages {

	private static final String PAGE = "redirect:/#reminders";

	private final ExpiryReminderService reminders;

	ReminderPages(ExpiryReminderService reminders) {
		this.reminders = reminders;
	}

	@PostMapping
	String agree(Citizen citizen) {
		refuseOthers(citizen);
		this.reminders.agree(citizen.identityNumber(), citizen.mobile());
		return PAGE;
	}

	@PostMapping("/end")
	String revoke(Citizen citizen) {
		refuseOthers(citizen);
		this.reminders.revoke(citizen.identityNumber());
		return PAGE;
	}

	/** Redirects a person who had to log in first. */
	@GetMapping({ "", "/end" })
	String redirectToPage(Citizen citizen) {
		refuseOthers(citizen);
		return PAGE;
	}

	private static void refuseOthers(Citizen citizen) {
		if (citizen.helper() != null) {
			throw new RefusalException(Kind.FORBIDDEN, "file.ownOnly");
		}
	}

}
