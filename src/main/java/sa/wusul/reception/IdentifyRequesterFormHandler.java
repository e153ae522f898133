package sa.wusul.reception;

import java.util.Map;

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

/**
 * Form handler that opens the case of a person at the counter to the officer who checked
 * their identity document. If number and person do not match, the answer reveals neither
 * which of the two is wrong nor whether such a case exists; a confidential case of
 * another domain counts as unknown.
 */
@Component
class IdentifyRequesterFormHandler implements FormHandler {

	private final CaseFiles caseFiles;

	private final CaseRights access;

	private final CurrentStaff staff;

	private final RequesterBookingService booking;

	private final AccessLog log;

	IdentifyRequesterFormHandler(CaseFiles caseFiles, CaseRights access, CurrentStaff staff,
			RequesterBookingService booking, AccessLog log) {
		this.caseFiles = caseFiles;
		this.access = access;
		this.staff = staff;
		this.booking = booking;
		this.log = log;
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
		this.log.write(CaseRead.at(Endpoint.COUNTER, file.reference(), submission.author(), Shown.BOOKING));
		return Result.as(file.reference(), Map.of("centre", file.place().centre(), "section", file.place().section()));
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
