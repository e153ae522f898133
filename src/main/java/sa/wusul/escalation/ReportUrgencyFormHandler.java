package sa.wusul.escalation;

import java.util.HashMap;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Form handler that reports an open request as urgent, with its facts as they are. If
 * number and person do not match, the answer does not reveal which of the two is wrong; a
 * confidential case of another domain counts as unknown.
 */
@Component
class ReportUrgencyFormHandler implements FormHandler {

	private final CaseFiles caseFiles;

	private final CaseRights access;

	private final CurrentStaff staff;

	private final UrgencyReportService reports;

	private final StepNoteWriter notes;

	ReportUrgencyFormHandler(CaseFiles caseFiles, CaseRights access, CurrentStaff staff, UrgencyReportService reports,
			StepNoteWriter notes) {
		this.caseFiles = caseFiles;
		this.access = access;
		this.staff = staff;
		this.reports = reports;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "intake-report-urgency";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var person = new IdentityNumber(answers.text("identityNumber"));
		var file = this.caseFiles.find(CaseReference.parse(answers.text("caseNumber")).value())
			.filter((found) -> found.requester().isOrHasAgent(person) && mayBeKnown(found))
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "requester.notHisCase"));
		this.reports.refuseUnlessOrdinary(file);
		this.notes.write(file.reference(), submission, "note", answers.text("note"));
		var facts = new HashMap<>(answers.variables());
		facts.putAll(this.reports.facts(file, facts.remove("reportedMatter")));
		return Result.as(file.reference(), facts);
	}

	private boolean mayBeKnown(CaseFile file) {
		return this.staff.person().map((reporter) -> this.access.maySee(reporter.groups(), file)).orElse(true);
	}

}
