package sa.wusul.tawasul.verification;

import java.util.Map;
import java.util.function.Predicate;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.tawasul.Contact;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.DetaineeEventService;

/**
 * Service that revokes contact roles. Every person who loses a role is notified at their
 * number on file, and the detainee's open cases check their requester again.
 */
@Service
public class ContactRevocationService {

	/** The primary contact no longer wants a contact they named. */
	static final String PRIMARY_WISH = "PRIMARY_WISH";

	private final CaseFiles caseFiles;

	private final Contacts contacts;

	private final DetaineeCases cases;

	private final DetaineeEventService events;

	private final RequesterMessages messages;

	ContactRevocationService(CaseFiles caseFiles, Contacts contacts, DetaineeCases cases, DetaineeEventService events,
			RequesterMessages messages) {
		this.caseFiles = caseFiles;
		this.contacts = contacts;
		this.cases = cases;
		this.events = events;
		this.messages = messages;
	}

	/**
	 * Finds the contact to be revoked.
	 * @param mayBeKnown whether the caller may know of the contact
	 * @throws RefusalException {@code contact.unknown}, or {@code contact.notNamed} if
	 * the primary contact would revoke a contact they did not name
	 */
	public Contact find(IdentityNumber detainee, IdentityNumber person, String why, Predicate<Contact> mayBeKnown) {
		var contact = this.contacts.find(detainee, person)
			.filter(mayBeKnown)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "contact.unknown"));
		if (why.equals(PRIMARY_WISH) && !isNamed(contact)) {
			throw new RefusalException(Kind.CONFLICT, "contact.notNamed");
		}
		return contact;
	}

	/**
	 * Checks whether the detainee's primary contact may revoke this contact. A lawyer who
	 * applied with a power of attorney is the detainee's own choice.
	 */
	public boolean isNamed(Contact contact) {
		return contact.role() == ContactRole.NAMED || contact.role() == ContactRole.LAWYER && isNamedByPrimary(contact);
	}

	private boolean isNamedByPrimary(Contact lawyer) {
		var namedBy = this.caseFiles.get(lawyer.caseReference()).requester().identityNumber();
		return this.contacts.forDetainee(lawyer.detainee())
			.stream()
			.anyMatch((contact) -> contact.role() == ContactRole.PRIMARY && contact.person().value().equals(namedBy));
	}

	/**
	 * Revokes the contact added by this case, and the contacts they named. Repeating the
	 * call changes nothing.
	 */
	@Transactional
	public void revoke(String enteredBy, String why, String author, String messageKey) {
		var detainee = this.cases.find(enteredBy).orElseThrow().detainee();
		var before = this.contacts.forDetainee(detainee);
		before.stream().filter((contact) -> contact.caseReference().equals(enteredBy)).findFirst().ifPresent((gone) -> {
			this.contacts.revoke(gone.id(), why, author);
			var left = this.contacts.forDetainee(detainee);
			before.stream()
				.filter((contact) -> left.stream().noneMatch((other) -> other.id() == contact.id()))
				.forEach((contact) -> this.messages.informAt(contact.mobile().value(), contact.caseReference(),
						messageKey, "contact:" + contact.id() + ":revoked", Map.of()));
			this.events.wake(detainee, "contact:" + gone.id());
		});
	}

}
