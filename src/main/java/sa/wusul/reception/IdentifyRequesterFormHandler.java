package sa.wusul.reception;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.NewProof;
import sa.wusul.reception.proof.ProofChannel;
import sa.wusul.reception.proof.ProofPurpose;

/**
 * Form handler that opens the case of a person at the counter to the officer who checked
 * their identity document, or prepares the proof in the person's national app. If number
 * and person do not match, the answer reveals neither which of the two is wrong nor
 * whether such a case exists; a confidential case of another domain counts as unknown.
 */
@Component
class IdentifyRequesterFormHandler implements FormHandler {

	private final CaseFiles caseFiles;

	private final CaseRights access;

	private final CurrentStaff staff;

	private final RequesterBookingService booking;

	private final AccessLog log;

	private final IdentityProofService proofs;

	IdentifyRequesterFormHandler(CaseFiles caseFiles, CaseRights access, CurrentStaff staff,
			RequesterBookingService booking, AccessLog log, IdentityProofService proofs) {
		this.caseFiles = caseFiles;
		this.access = access;
		this.staff = staff;
		this.booking = booking;
		this.log = log;
		this.proofs = proofs;
	}

	@Override
	public String form() {
		return "reception-identify-requester";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var person = new IdentityNumber(answers.text("identityNumber"));
		var file = this.caseFiles.find(CaseReference.parse(answers.text("caseNumber")).value())
			.filter((found) -> belongsTo(found, person) && mayBeKnown(found))
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "requester.notHisCase"));
		refuseForeign(file);
		if (this.booking.words(file.reference()).isEmpty()) {
			throw new RefusalException(Kind.CONFLICT, "booking.unknown");
		}
		boolean byApp = Boolean.TRUE.equals(answers.variables().get("nationalApp"));
		return Result.as(byApp ? prepareProof(file, person, submission.author()) : opened(file, submission.author()),
				Map.of("nationalApp", byApp, "centre", file.place().centre(), "section", file.place().section()));
	}

	private String opened(CaseFile file, String officer) {
		this.log.write(CaseRead.at(Endpoint.COUNTER, file.reference(), officer, Shown.BOOKING));
		return file.reference();
	}

	/** Prepares the proof, without which the process does not know the case. */
	private String prepareProof(CaseFile file, IdentityNumber person, String officer) {
		var key = "counter-" + UUID.randomUUID();
		this.proofs.prepare(new NewProof(key, ProofChannel.COUNTER, ProofPurpose.BOOKING, officer, person.value(),
				Optional.of(person), Optional.of(file.reference())));
		return key;
	}

	/**
	 * Checks whether the person is the requester or submitted the case on behalf of
	 * another.
	 */
	private static boolean belongsTo(CaseFile file, IdentityNumber person) {
		return file.requester().isOrHasAgent(person);
	}

	private boolean mayBeKnown(CaseFile file) {
		return this.staff.person().map((officer) -> this.access.maySee(officer.groups(), file)).orElse(true);
	}

	private void refuseForeign(CaseFile file) {
		if (!this.staff.person()
			.map((officer) -> this.access.mayRead(officer.groups(), file.reference()))
			.orElse(true)) {
			throw new RefusalException(Kind.FORBIDDEN, "case.forbidden");
		}
	}

}
