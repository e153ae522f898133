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

	/** The relation or the power of attorney ended. */
	private static final String RELATION_ENDED = "RELATION_ENDED";

	/** The author of revocations that follow from the registers. */
	private static final String REGISTERS = "registers";

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
		this.contacts.enteredBy(enteredBy).ifPresent((gone) -> revoke(gone, why, author, messageKey, messageKey));
	}

	/**
	 * Revokes the contact role of the requester of this case, because the registers no
	 * longer confirm it, and the contacts they named. Repeating the call changes nothing.
	 * @param endedKey the message to the requester
	 * @param revokedKey the message to the contacts they named
	 */
	@Transactional
	public void end(String reference, String endedKey, String revokedKey) {
		var detainee = this.cases.find(reference).orElseThrow().detainee();
		var requester = new IdentityNumber(this.caseFiles.get(reference).requester().identityNumber());
		this.contacts.find(detainee, requester)
			.ifPresent((gone) -> revoke(gone, RELATION_ENDED, REGISTERS, endedKey, revokedKey));
	}

	/**
	 * Revokes the contact added by this case, because the register no longer confirms
	 * their relation, and the contacts they named. Repeating the call changes nothing.
	 * @param endedKey the message to the contact
	 * @param revokedKey the message to the contacts they named
	 */
	@Transactional
	public void endEntered(String enteredBy, String endedKey, String revokedKey) {
		this.contacts.enteredBy(enteredBy)
			.ifPresent((gone) -> revoke(gone, RELATION_ENDED, REGISTERS, endedKey, revokedKey));
	}

	private void revoke(Contact gone, String why, String author, String messageKey, String namedKey) {
		var before = this.contacts.forDetainee(gone.detainee());
		this.contacts.revoke(gone.id(), why, author);
		var left = this.contacts.forDetainee(gone.detainee());
		before.stream()
			.filter((contact) -> left.stream().noneMatch((other) -> other.id() == contact.id()))
			.forEach((contact) -> this.messages.informAt(contact.mobile().value(), contact.caseReference(),
					(contact.id() == gone.id()) ? messageKey : namedKey, "contact:" + contact.id() + ":revoked",
					Map.of()));
		this.events.wake(gone.detainee(), "contact:" + gone.id());
	}

}
