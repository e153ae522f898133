package sa.wusul.tawasul.verification;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.Findings;
import sa.wusul.tawasul.Contact;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.Contacts.NewContact;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.Relation;

/**
 * The applications to become a contact of a detainee. Messages go to the number on file
 * and not to one given in the application, so that an application in another person's
 * name reaches that person.
 */
@Service
public class ContactApplicationService {

	/** The field with the identity number of the person named by the primary contact. */
	static final String NAMED = "namedIdentityNumber";

	/** The detainee chose another primary contact. */
	private static final String DETAINEE_WISH = "DETAINEE_WISH";

	private static final String NAMED_NAME = "namedName";

	private static final String NAMED_RELATION = "namedRelation";

	private final CaseFiles caseFiles;

	private final DetaineeCases cases;

	private final Findings findings;

	private final Contacts contacts;

	private final NumberOnFileService numberOnFile;

	private final NumberProofService proofs;

	private final ContactRevocationService revocations;

	ContactApplicationService(CaseFiles caseFiles, DetaineeCases cases, Findings findings, Contacts contacts,
			NumberOnFileService numberOnFile, NumberProofService proofs, ContactRevocationService revocations) {
		this.caseFiles = caseFiles;
		this.cases = cases;
		this.findings = findings;
		this.contacts = contacts;
		this.numberOnFile = numberOnFile;
		this.proofs = proofs;
		this.revocations = revocations;
	}

	/**
	 * Returns the state of the detainee's contacts for this application, and directs
	 * messages about it to the requester's number on file from now on.
	 */
	@Transactional
	public Standing lookUp(String reference, ContactKind kind) {
		this.numberOnFile.useFor(reference);
		var candidate = candidate(reference, kind);
		var others = this.contacts.forDetainee(candidate.detainee());
		return new Standing(others.stream().anyMatch((contact) -> contact.role() == ContactRole.PRIMARY),
				others.stream().filter((contact) -> contact.role() == ContactRole.NAMED).count(),
				others.stream().map(Contact::person).anyMatch(candidate.person()::equals),
				candidate.onFile().isPresent());
	}

	/**
	 * Orders a code to the candidate's number on file.
	 * @throws RefusalException {@code contact.numberMissing} if there is none
	 */
	@Transactional
	public void orderCode(String reference, ContactKind kind, String messageKey) {
		this.proofs.order(reference, number(candidate(reference, kind)), messageKey);
	}

	/**
	 * Adds the candidate whose number is proven.
	 * @return false if the role was taken meanwhile, or if the requester who named the
	 * candidate is no longer the primary contact
	 * @throws RefusalException {@code contact.numberUnproven} if the number is not proven
	 */
	@Transactional
	public boolean enter(String reference, ContactKind kind) {
		var proven = this.proofs.proven(reference)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "contact.numberUnproven"));
		var contact = candidate(reference, kind).at(proven);
		if (!this.contacts.isOpenFor(contact) || (kind.named() && !isNamedByPrimary(contact))) {
			return false;
		}
		this.contacts.enter(contact);
		return true;
	}

	/**
	 * Adds the candidate whose number is proven as the primary contact, in place of the
	 * one that the detainee gives up.
	 * @param author user name of the officer who asked the detainee
	 * @param messageKey the message to those who lose their role
	 * @return false if the role was taken meanwhile
	 */
	@Transactional
	public boolean enterInstead(String reference, String author, String messageKey) {
		this.contacts.forDetainee(candidate(reference, ContactKind.PRIMARY).detainee())
			.stream()
			.filter((contact) -> contact.role() == ContactRole.PRIMARY)
			.forEach((former) -> this.revocations.revoke(former.caseReference(), DETAINEE_WISH, author, messageKey));
		return enter(reference, ContactKind.PRIMARY);
	}

	private boolean isNamedByPrimary(NewContact contact) {
		var requester = new IdentityNumber(this.caseFiles.get(contact.caseReference()).requester().identityNumber());
		return this.contacts.find(contact.detainee(), requester)
			.filter((primary) -> primary.role() == ContactRole.PRIMARY)
			.isPresent();
	}

	private static MobileNumber number(Candidate candidate) {
		return candidate.onFile().orElseThrow(() -> new RefusalException(Kind.CONFLICT, "contact.numberMissing"));
	}

	private Candidate candidate(String reference, ContactKind kind) {
		var detainee = this.cases.find(reference).orElseThrow().detainee();
		var found = this.findings.forCase(reference);
		if (kind.named()) {
			var said = this.caseFiles.particulars(reference);
			return new Candidate(reference, detainee, new IdentityNumber(said.get(NAMED)), said.get(NAMED_NAME),
					kind.role(), (kind.role() == ContactRole.LAWYER) ? Relation.LAWYER : relationOfNamed(found, said),
					mobile(found, "namedMobileOnFile"));
		}
		var requester = this.caseFiles.get(reference).requester();
		return new Candidate(reference, detainee, new IdentityNumber(requester.identityNumber()), requester.name(),
				kind.role(), (kind.role() == ContactRole.LAWYER) ? Relation.LAWYER : Relation.of(found.get("relation")),
				mobile(found, "mobileOnFile"));
	}

	/**
	 * Returns the relation by the civil register or, if it knows of none, the one in the
	 * application, which an officer has checked.
	 */
	private static Relation relationOfNamed(Map<String, Object> found, Map<String, String> said) {
		return Optional.of(Relation.of(found.get(NAMED_RELATION)))
			.filter((relation) -> relation != Relation.NONE)
			.orElseGet(() -> Relation.of(said.get(NAMED_RELATION)));
	}

	private static Optional<MobileNumber> mobile(Map<String, Object> found, String fact) {
		return Optional.ofNullable((String) found.get(fact)).map(MobileNumber::new);
	}

	/**
	 * The state of the detainee's contacts.
	 *
	 * @param primaryKnown whether the detainee has a primary contact
	 * @param namedCount number of contacts named by the primary contact
	 * @param alreadyContact whether the candidate is already a contact
	 * @param numberOnFile whether the civil register has a number of the candidate
	 */
	public record Standing(boolean primaryKnown, long namedCount, boolean alreadyContact, boolean numberOnFile) {
	}

}
