package sa.wusul.tawasul.verification;

import java.util.Map;
import java.util.function.Predicate;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;
import sa.wusul.tawasul.Contact;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.DetaineeEvents;

/**
 * Takes contacts their place. Everybody who loses it is told at his number on file, and
 * the detainee's open cases look again at who asks.
 */
@Service
public class ContactRevocations {

	/** The primary contact no longer wants somebody whom he named. */
	static final String PRIMARY_WISH = "PRIMARY_WISH";

	private final CaseFiles caseFiles;

	private final Contacts contacts;

	private final DetaineeCases cases;

	private final DetaineeEvents events;

	private final RequesterMessages messages;

	ContactRevocations(CaseFiles caseFiles, Contacts contacts, DetaineeCases cases, DetaineeEvents events,
			RequesterMessages messages) {
		this.caseFiles = caseFiles;
		this.contacts = contacts;
		this.cases = cases;
		this.events = events;
		this.messages = messages;
	}

	/**
	 * The contact who is meant.
	 * @param mayBeKnown whether whoever asks may know of him
	 * @throws Refusal {@code contact.unknown}, or {@code contact.notNamed} where the
	 * primary contact would take somebody's place whom he did not name
	 */
	public Contact find(IdentityNumber detainee, IdentityNumber person, String why, Predicate<Contact> mayBeKnown) {
		var contact = this.contacts.find(detainee, person)
			.filter(mayBeKnown)
			.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "contact.unknown"));
		if (why.equals(PRIMARY_WISH) && !isNamed(contact)) {
			throw new Refusal(Kind.CONFLICT, "contact.notNamed");
		}
		return contact;
	}

	/**
	 * Whether the detainee's primary contact may take this contact his place. A lawyer
	 * who came by himself is the detainee's own choice.
	 */
	public boolean isNamed(Contact contact) {
		return contact.role() == ContactRole.NAMED || contact.role() == ContactRole.LAWYER && isNamedByPrimary(contact);
	}

	private boolean isNamedByPrimary(Contact lawyer) {
		var namedBy = this.caseFiles.get(lawyer.caseReference()).identityNumber();
		return this.contacts.of(lawyer.detainee())
			.stream()
			.anyMatch((contact) -> contact.role() == ContactRole.PRIMARY && contact.person().value().equals(namedBy));
	}

	/**
	 * Takes the contact whom this case entered his place, and those theirs whom he named.
	 * Doing it again changes nothing.
	 */
	@Transactional
	public void revoke(String enteredBy, String why, String author, String messageKey) {
		var detainee = this.cases.find(enteredBy).orElseThrow().detainee();
		var before = this.contacts.of(detainee);
		before.stream().filter((contact) -> contact.caseReference().equals(enteredBy)).findFirst().ifPresent((gone) -> {
			this.contacts.revoke(gone.id(), why, author);
			var left = this.contacts.of(detainee);
			before.stream()
				.filter((contact) -> left.stream().noneMatch((other) -> other.id() == contact.id()))
				.forEach((contact) -> this.messages.informAt(contact.mobile().value(), contact.caseReference(),
						messageKey, "contact:" + contact.id() + ":revoked", Map.of()));
			this.events.wake(detainee, "contact:" + gone.id());
		});
	}

}
