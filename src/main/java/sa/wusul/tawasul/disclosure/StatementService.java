package sa.wusul.tawasul.disclosure;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.Findings;
import sa.wusul.services.IdentityCheck;
import sa.wusul.services.Verdicts;
import sa.wusul.services.Verdicts.ApplicationVerdict;
import sa.wusul.tawasul.Contact;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.DetaineeCase;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.Relation;
import sa.wusul.tawasul.verification.NumberOnFileService;

/**
 * Service that discloses facts about detainees, always in a paper that only the requester
 * can open and always with a log entry in the same transaction, so that the log is
 * complete and contains only disclosures that were readable.
 */
@Service
public class StatementService {

	static final String TEMPLATE = "tawasul-statement";

	/** The note with an officer's answer to a request. */
	static final String ANSWER = "answer";

	/** The note that a medical officer wrote for the family. */
	private static final String HEALTH = "healthStatement";

	private static final String TO_RELATIVE = "FIRST_DEGREE_RELATIVE";

	private static final String BY_OFFICER = "OFFICER_ANSWERED";

	private final CaseFiles caseFiles;

	private final DetaineeCases cases;

	private final Contacts contacts;

	private final Findings findings;

	private final Verdicts verdicts;

	private final NumberOnFileService numberOnFile;

	private final DisclosureRepository log;

	private final PaperService papers;

	private final Rights rights;

	private final Clock clock;

	StatementService(CaseFiles caseFiles, DetaineeCases cases, Contacts contacts, Findings findings, Verdicts verdicts,
			NumberOnFileService numberOnFile, DisclosureRepository log, PaperService papers, Rights rights,
			Clock clock) {
		this.caseFiles = caseFiles;
		this.cases = cases;
		this.contacts = contacts;
		this.findings = findings;
		this.verdicts = verdicts;
		this.numberOnFile = numberOnFile;
		this.log = log;
		this.papers = papers;
		this.rights = rights;
		this.clock = clock;
	}

	/**
	 * Issues the statement that the table permits to a contact, once per step.
	 * @return false if the contact no longer has the role they had when the table decided
	 */
	@Transactional
	public boolean tellContact(String reference, String step, List<Matter> matters) {
		var about = this.cases.find(reference).orElseThrow();
		if (roleNow(about) != about.role()) {
			return false;
		}
		var why = this.verdicts.last(reference).map(ApplicationVerdict::reasonCode).orElseThrow();
		var words = matters.contains(Matter.HEALTH_STATUS) ? note(reference, HEALTH) : Optional.<Note>empty();
		tell(about, step, matters, why, words);
		return true;
	}

	/** Checks whether the requester still has the role in which they made the request. */
	public boolean requesterStillQualifies(String reference) {
		return this.cases.find(reference)
			.filter((about) -> about.role() != ContactRole.NONE && roleNow(about) == about.role())
			.isPresent();
	}

	/**
	 * Logs that the requester of a case received a paper of another kind, once per paper.
	 */
	@Transactional
	public void log(String reference, Matter matter, String why, String paper) {
		log(this.cases.find(reference).orElseThrow(), List.of(matter), why, paper, Optional.empty());
	}

	/**
	 * Returns the requester's current role. A lawyer whose power of attorney has ended
	 * has none.
	 */
	private ContactRole roleNow(DetaineeCase about) {
		var requester = requester(about.reference());
		if (requester.equals(about.detainee())) {
			return ContactRole.SELF;
		}
		return this.contacts.find(about.detainee(), requester)
			.map(Contact::role)
			.filter((role) -> role != ContactRole.LAWYER || hasPower(about.reference()))
			.orElse(ContactRole.NONE);
	}

	private boolean hasPower(String reference) {
		return Boolean.TRUE.equals(this.findings.forCase(reference).get("powerOfAttorneyValid"));
	}

	/**
	 * Tells a relative who reported a person missing that the person is held, and no
	 * more.
	 */
	@Transactional
	public void tellRelative(String reference, String step) {
		tell(this.cases.find(reference).orElseThrow(), step, List.of(Matter.CUSTODY), TO_RELATIVE, Optional.empty());
	}

	/**
	 * Stores an officer's answer with the requester's current role.
	 * @throws RefusalException {@code answer.notEntitled} if the requester is entitled to
	 * no information
	 */
	@Transactional
	public void answer(String reference, Note words) {
		if (this.cases.find(reference).map(this::roleNow).filter(ContactRole.NONE::equals).isPresent()) {
			throw new RefusalException(Kind.CONFLICT, "answer.notEntitled");
		}
		explain(reference, words);
	}

	/** Stores an answer that discloses no fact about a detainee. */
	@Transactional
	public void explain(String reference, Note words) {
		this.cases.find(reference).ifPresent((about) -> this.cases.answerFor(reference, roleNow(about)));
		this.caseFiles.write(reference, words);
	}

	/**
	 * Issues an officer's answer and sends the message to the number on file.
	 * @return false if the requester no longer has the role they had when the answer was
	 * written
	 * @throws RefusalException {@code answer.missing} if no answer was written
	 */
	@Transactional
	public boolean tellAnswer(String reference, String step) {
		var answer = note(reference, ANSWER)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "answer.missing", reference));
		var about = this.cases.find(reference);
		if (about.isPresent() && this.cases.answeredFor(reference).filter(roleNow(about.get())::equals).isEmpty()) {
			return false;
		}
		this.numberOnFile.useFor(reference);
		about.ifPresentOrElse((known) -> tell(known, step, List.of(Matter.ANSWER), BY_OFFICER, Optional.of(answer)),
				() -> tellAboutNobody(reference, step, answer));
		return true;
	}

	/**
	 * Issues and logs an answer to a request that names no detainee, because the text may
	 * still be about one.
	 */
	private void tellAboutNobody(String reference, String step, Note answer) {
		var paper = issue(reference, step, List.of(), Optional.of(answer));
		log(new Disclosure(reference, Optional.empty(), requester(reference), ContactRole.NONE, Relation.NONE,
				Optional.empty(), List.of(Matter.ANSWER), BY_OFFICER, paper, Optional.of(answer.author()),
				this.clock.instant()));
	}

	private void tell(DetaineeCase about, String step, List<Matter> matters, String why, Optional<Note> words) {
		var found = this.findings.forCase(about.reference());
		var rows = new StatementRows(about, found, this.rights.organisation()).forMatters(matters);
		var paper = issue(about.reference(), step, rows, words);
		log(about, matters, why, paper, words.map(Note::author));
	}

	private void log(DetaineeCase about, List<Matter> matters, String why, String paper, Optional<String> by) {
		var found = this.findings.forCase(about.reference());
		log(new Disclosure(about.reference(), Optional.of(about.detainee()), requester(about.reference()), about.role(),
				Relation.of(found.get("relation")), Optional.ofNullable((String) found.get("stage")), matters, why,
				paper, by, this.clock.instant()));
	}

	private void log(Disclosure now) {
		if (this.log.forCase(now.caseReference())
			.stream()
			.noneMatch((told) -> told.paperNumber().equals(now.paperNumber()))) {
			this.log.add(now);
		}
	}

	private IdentityNumber requester(String reference) {
		return new IdentityNumber(this.caseFiles.get(reference).requester().identityNumber());
	}

	private String issue(String reference, String step, List<Map<String, Object>> rows, Optional<Note> words) {
		var file = this.caseFiles.get(reference);
		var fields = new HashMap<String, Object>();
		var onFile = Optional.ofNullable((PersonName) this.findings.forCase(reference).get(IdentityCheck.NAME))
			.map(PersonName::value);
		fields.put("addressee", onFile.orElse(file.requester().name()));
		fields.put("addresseeStated", onFile.isEmpty());
		fields.put("subject", file.request().subject());
		fields.put("requestedAt", file.times().openedAt());
		fields.put("rows", rows);
		words.map(Note::text).ifPresent((text) -> fields.put("words", text));
		fields.put("centre",
				this.rights.organisation().centre(file.place().centre()).map(Place::ar).orElse(file.place().centre()));
		return this.papers.issue(new PaperRequest(reference + ":" + step, TEMPLATE, reference, fields)).number();
	}

	private Optional<Note> note(String reference, String kind) {
		return this.caseFiles.dossier(reference)
			.notes()
			.stream()
			.filter((note) -> note.kind().equals(kind))
			.reduce((earlier, later) -> later);
	}

}
