package sa.wusul.records;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.Digits;
import sa.wusul.casefile.DisposedCaseRepository;
import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.VerifiedPaper.Cause;
import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.papers.VerifiedPaper.Withdrawal;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.form.FormHandler.Result;
import sa.wusul.platform.form.FormHandler.Submission;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The revocation of a single paper, which one person asks for and another one confirms.
 * Papers of a confidential case are revoked in the process of their domain only; for all
 * others they do not exist.
 */
@Service
public class PaperRevocationService {

	private static final Pattern NUMBER = Pattern.compile("(.+)/(\\d{1,4})");

	/**
	 * The templates of papers on which a process stands as long as their case is open,
	 * with the refusal that says how that one is ended.
	 */
	private static final Map<String, String> STAND_ON = Map.of("leave-permit", "revocation.leavePermit",
			"terminal-code", "revocation.terminalCode", "service-document", "revocation.serviceDocument",
			"directive-order", "revocation.directiveOrder", "meeting-dossier", "revocation.meetingDossier");

	private final PaperService papers;

	private final CaseFiles caseFiles;

	private final DisposedCaseRepository disposed;

	private final CaseRights access;

	private final Rights rights;

	private final CurrentStaff staff;

	private final StepNoteWriter notes;

	private final OpenRevocationReader open;

	private final AuditLog audit;

	PaperRevocationService(PaperService papers, CaseFiles caseFiles, DisposedCaseRepository disposed, CaseRights access,
			Rights rights, CurrentStaff staff, StepNoteWriter notes, OpenRevocationReader open, AuditLog audit) {
		this.papers = papers;
		this.caseFiles = caseFiles;
		this.disposed = disposed;
		this.access = access;
		this.rights = rights;
		this.staff = staff;
		this.notes = notes;
		this.open = open;
		this.audit = audit;
	}

	/**
	 * Checks the answers of a person who asks for a revocation, and writes their
	 * explanation into the case.
	 * @param asking the form or process in which they ask, by whose domain the paper has
	 * to be
	 * @throws RefusalException {@code paper.unknown}, {@code case.disposed} or
	 * {@code revocation.…}
	 */
	Result ask(Submission submission, String asking) {
		var answers = submission.answers();
		var number = number(answers.text("paperNumber"));
		var paper = this.papers.find(number).orElseThrow(PaperRevocationService::unknown);
		var file = openable(paper.caseReference(), asking);
		refuseUnlessInForce(paper, file);
		refuseIfAsked(number);
		this.notes.write(file.reference(), submission, "note", answers.text("note"));
		var facts = new HashMap<String, Object>();
		facts.put("paperNumber", number);
		facts.put("paperTitle", paper.title());
		facts.put("paperDay", CalendarWords.day(paper.issuedAt()));
		facts.put("paperForRequester", paper.forRequester());
		facts.put("revocationCause", answers.variable("revocationCause"));
		facts.putAll(file.facts());
		return Result.as(file.reference(), facts);
	}

	/**
	 * Revokes a paper that two people decided to revoke.
	 * @param process the process in which they decided
	 * @throws RefusalException {@code paper.unknown} or {@code revocation.…}, as at that
	 * time
	 */
	@Transactional
	public void revoke(String number, Cause cause, String process, String askedBy, String confirmedBy) {
		var paper = this.papers.find(number).orElseThrow(PaperRevocationService::unknown);
		var file = this.caseFiles.find(paper.caseReference())
			.filter((known) -> isOfDomain(known, process))
			.orElseThrow(PaperRevocationService::unknown);
		refuseUnlessInForce(paper, file);
		this.papers.revoke(number, cause);
		this.audit.add(AuditEntry.done(confirmedBy, "paper.revoked")
			.ofCase(file.reference())
			.on(number)
			.with("cause=" + cause + " askedBy=" + askedBy));
	}

	private CaseFile openable(String reference, String asking) {
		var groups = this.staff.person().map(CurrentStaff.Person::groups).orElse(Set.of());
		var file = this.caseFiles.find(reference);
		if (file.isEmpty()) {
			var missing = this.disposed.missing(reference, groups);
			throw (missing.kind() == Kind.GONE) ? missing : unknown();
		}
		return file.filter((known) -> isOfDomain(known, asking) && this.access.mayOpen(groups, known))
			.orElseThrow(PaperRevocationService::unknown);
	}

	/** Checks that confidential cases and all others are not mixed. */
	private boolean isOfDomain(CaseFile file, String asking) {
		return this.rights.confidentialDomain(file.processKey()).equals(this.rights.confidentialDomain(asking));
	}

	private void refuseUnlessInForce(IssuedPaper paper, CaseFile file) {
		if (!file.state().closed()) {
			this.papers.templateOf(paper.number()).map(STAND_ON::get).ifPresent((refusal) -> {
				throw new RefusalException(Kind.CONFLICT, refusal);
			});
		}
		paper.withdrawn().map(PaperRevocationService::refusal).ifPresent((refusal) -> {
			throw new RefusalException(Kind.CONFLICT, refusal);
		});
	}

	/** Locks the paper, so that of two requests at the same moment one sees the other. */
	private void refuseIfAsked(String number) {
		this.papers.lock(number);
		if (this.open.isAsked(number)) {
			throw new RefusalException(Kind.CONFLICT, "revocation.asked");
		}
	}

	private static String refusal(Withdrawal withdrawal) {
		return (withdrawal.reason() == Reason.SUPERSEDED) ? "revocation.superseded" : "revocation.revoked";
	}

	/** Returns the number of a paper as people write it, in the form of the register. */
	private static String number(String written) {
		var form = NUMBER.matcher(Digits.toLatin(written.strip()));
		if (!form.matches()) {
			throw unknown();
		}
		try {
			return CaseReference.parse(form.group(1)).value() + "/" + Integer.parseInt(form.group(2));
		}
		catch (RefusalException noCase) {
			// A message about a case would lead people to another field.
			throw unknown();
		}
	}

	private static RefusalException unknown() {
		return new RefusalException(Kind.UNKNOWN, "paper.unknown");
	}

}
