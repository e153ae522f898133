package sa.wusul.intake;

import java.util.HashMap;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Form handler that reports a request as a duplicate. The reporter may open both cases;
 * any other counts as unknown. A request is reported once until its auditor decided.
 */
@Component
class ReportDuplicateFormHandler implements FormHandler {

	private static final String AUDITOR = "audit-officers";

	private final CaseFiles caseFiles;

	private final CaseRights access;

	private final CurrentStaff staff;

	private final CaseMergingService merging;

	private final DuplicateReports reports;

	private final StepNoteWriter notes;

	ReportDuplicateFormHandler(CaseFiles caseFiles, CaseRights access, CurrentStaff staff, CaseMergingService merging,
			DuplicateReports reports, StepNoteWriter notes) {
		this.caseFiles = caseFiles;
		this.access = access;
		this.staff = staff;
		this.merging = merging;
		this.reports = reports;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "intake-report-duplicate";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var duplicate = openable(answers.text("caseNumber"));
		var leading = openable(answers.text("leadingNumber"));
		this.merging.check(duplicate, leading);
		if (this.reports.isOpen(duplicate.reference())) {
			throw new RefusalException(Kind.CONFLICT, "merging.reported");
		}
		this.notes.write(duplicate.reference(), submission, "note", answers.text("note"));
		var facts = new HashMap<String, Object>();
		facts.put("leadingNumber", leading.reference());
		facts.put("markedAs", isAuditor() ? "AUDITOR" : "OTHER");
		facts.putAll(duplicate.facts());
		return Result.as(duplicate.reference(), facts);
	}

	private CaseFile openable(String number) {
		return this.caseFiles.find(CaseReference.parse(number).value())
			.filter((file) -> this.staff.person()
				.map((reporter) -> this.access.mayOpen(reporter.groups(), file))
				.orElse(true))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
	}

	private boolean isAuditor() {
		return this.staff.person()
			.map(CurrentStaff.Person::groups)
			.filter((groups) -> groups.contains(AUDITOR))
			.isPresent();
	}

}
