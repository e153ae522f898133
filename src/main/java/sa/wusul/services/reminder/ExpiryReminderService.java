package sa.wusul.services.reminder;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.notification.PersonMessages;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.services.register.OwnDocument;
import sa.wusul.services.register.OwnDocumentReader;
import sa.wusul.services.register.RegisterPurpose;

/**
 * Service that reminds people who agreed before their documents expire (ADR 76). Of
 * others no register is ever asked for this purpose.
 */
@Service
public class ExpiryReminderService implements ExpiryReminders {

	private static final String TEXT = "documentExpiring";

	/** The days that are searched for the next reminder. */
	private static final int AHEAD = 120;

	private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT)
		.withZone(Kingdom.ZONE);

	private final ExpiryConsentRepository consents;

	private final OwnDocumentReader documents;

	private final ExpiryReminderDecisions decisions;

	private final ExpiryReminderStarter starter;

	private final CaseFiles caseFiles;

	private final PersonMessages messages;

	private final LimitDecisions limits;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ExpiryReminderService(ExpiryConsentRepository consents, OwnDocumentReader documents,
			ExpiryReminderDecisions decisions, ExpiryReminderStarter starter, CaseFiles caseFiles,
			PersonMessages messages, LimitDecisions limits, AuditLog audit, TransactionTemplate transaction,
			Clock clock) {
		this.consents = consents;
		this.documents = documents;
		this.decisions = decisions;
		this.starter = starter;
		this.caseFiles = caseFiles;
		this.messages = messages;
		this.limits = limits;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Returns the consent of a person; empty if they did not agree. */
	public Optional<ExpiryConsent> consent(String person) {
		return this.consents.find(person);
	}

	/** Keeps the consent of a person, whose number gets the reminders. */
	@Transactional
	public void agree(String person, String mobile) {
		if (this.consents.keep(person, mobile)) {
			this.audit.add(AuditEntry.done(this.audit.pseudonym(person), "reminder.agreed"));
		}
	}

	/** Ends the reminders of a person and forgets what was kept for them. */
	@Transactional
	public void revoke(String person) {
		if (this.consents.forget(person)) {
			this.audit.add(AuditEntry.done(this.audit.pseudonym(person), "reminder.revoked"));
		}
	}

	/**
	 * Asks the registers about people whose look is due, within the budget of one look.
	 * @return how many
	 */
	public int look() {
		var due = this.consents.due(this.limits.number(ReminderLimit.REMINDER_LOOKS));
		return (int) due.stream().filter(this::look).count();
	}

	private boolean look(ExpiryConsent consent) {
		if (!Boolean.TRUE.equals(this.transaction.execute((status) -> claim(consent)))) {
			return false;
		}
		var found = this.documents.find(new IdentityNumber(consent.identityNumber()), RegisterPurpose.REMINDER);
		this.transaction.executeWithoutResult((status) -> remind(consent, found));
		return true;
	}

	private boolean claim(ExpiryConsent consent) {
		var claimed = this.consents.claim(consent);
		if (claimed) {
			this.audit
				.add(AuditEntry.done("program", "reminder.looked").on(this.audit.pseudonym(consent.identityNumber())));
		}
		return claimed;
	}

	private void remind(ExpiryConsent consent, List<OwnDocument> found) {
		var kind = new IdentityNumber(consent.identityNumber()).requesterKind();
		var lately = this.consents.remindersSince(consent.id(),
				this.clock.instant().minus(this.limits.duration(ReminderLimit.REMINDER_LATELY)));
		var facts = found.stream()
			.map((document) -> new ExpiryFacts(document.kind(), kind, document.daysLeft(),
					this.consents.remindedDaysLeft(consent.id(), document).orElse(ExpiryFacts.NEVER), lately))
			.toList();
		facts.stream()
			.filter((one) -> this.decisions.renewal(one).isPresent())
			.forEach((one) -> this.starter.start(consent, one));
		this.consents.lookAgainIn(consent.id(), next(
				facts.stream().map((one) -> this.decisions.renewal(one).isPresent() ? one.reminded() : one).toList()));
	}

	/** Returns the days until a reminder is due next, but no more than a limit. */
	private int next(List<ExpiryFacts> facts) {
		var most = (int) this.limits.duration(ReminderLimit.REMINDER_AGAIN).toDays();
		return IntStream.rangeClosed(1, Math.min(most, AHEAD))
			.filter((days) -> facts.stream().anyMatch((one) -> this.decisions.renewal(one.after(days)).isPresent()))
			.findFirst()
			.orElse(most);
	}

	@Override
	public boolean isWanted(String consentKey, String service) {
		return this.consents.find(ExpiryConsent.id(consentKey))
			.map((known) -> this.caseFiles.forPerson(new IdentityNumber(known.identityNumber()))
				.stream()
				.noneMatch((file) -> file.processKey().equals(service) && isRenewed(file)))
			.orElse(false);
	}

	private boolean isRenewed(CaseFile file) {
		var lately = this.clock.instant().minus(this.limits.duration(ReminderLimit.REMINDER_LATELY));
		return !file.state().closed() || file.state() == CaseState.COMPLETED && file.times().closedAt().isAfter(lately);
	}

	@Override
	public void remind(String consentKey, OwnDocument.Kind kind, long daysLeft) {
		this.consents.find(ExpiryConsent.id(consentKey)).ifPresent((known) -> {
			var document = new OwnDocument(kind, this.consents.today().plusDays(daysLeft), daysLeft);
			if (this.consents.remind(known.id(), document)) {
				this.messages.send(known.mobile(), TEXT,
						NUMBER.format(this.clock.instant()) + known.id() + kind.ordinal(),
						Map.of("expiringDocument", kind.name(), "daysNumber", Long.toString(daysLeft)));
			}
		});
	}

}
