package sa.wusul.escalation;

import java.time.Clock;
import java.util.Map;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.notification.PersonMessages;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.text.ArabicText;

/**
 * Service that pages roles on duty at their telephones. A role without a number is
 * recorded in the case file, so that the silence is not taken for theirs.
 */
@Service
@EnableConfigurationProperties(DutyNumberProperties.class)
public class DutyPagingService {

	private static final String TEXT = "dutyPaged";

	private final DutyNumberProperties numbers;

	private final RequesterMessages messages;

	private final PersonMessages staffMessages;

	private final CaseFiles caseFiles;

	private final Rights rights;

	private final Clock clock;

	DutyPagingService(DutyNumberProperties numbers, RequesterMessages messages, PersonMessages staffMessages,
			CaseFiles caseFiles, Rights rights, Clock clock) {
		this.numbers = numbers;
		this.messages = messages;
		this.staffMessages = staffMessages;
		this.caseFiles = caseFiles;
		this.rights = rights;
		this.clock = clock;
	}

	@Transactional
	public void page(DutyCall page) {
		var telephones = this.numbers.forRole(page.role());
		if (telephones.isEmpty()) {
			this.caseFiles.write(page.caseReference(), new Note(page.matter(), ArabicText.of("dutyPaging"), "notPaged",
					this.rights.ofMinistry(page.role()).ar(), "wusul", this.clock.instant()));
		}
		for (var number = 0; number < telephones.size(); number++) {
			this.messages.informAt(telephones.get(number), page.caseReference(), TEXT,
					String.join("-", page.occasion(), page.role(), String.valueOf(number)),
					Map.of("dutyMatter", page.matter(), "dueAt", page.due().toString()));
		}
	}

	/**
	 * Tells a group at its numbers, if it has any, about something that belongs to no
	 * case.
	 * @param messageKey a text of {@code processes/notification/notification-texts_…}
	 * @param number the number of the message, in place of a case reference
	 * @param facts values of the placeholders
	 */
	@Transactional
	public void tell(String group, String messageKey, String number, Map<String, String> facts) {
		this.numbers.forRole(group)
			.forEach((telephone) -> this.staffMessages.send(telephone, messageKey, number, facts));
	}

}
