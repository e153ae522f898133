package sa.wusul.escalation;

import java.time.Clock;
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

	private static final String REQUEST = "intake-request-registration";

	private final CaseFiles caseFiles;

	private final CaseRights access;

	private final CurrentStaff staff;

	private final UrgentLanes lanes;

	private final StepNoteWriter notes;

	private final Clock clock;

	ReportUrgencyFormHandler(CaseFiles caseFiles, CaseRights access, CurrentStaff staff, UrgentLanes lanes,
			StepNoteWriter notes, Clock clock) {
		this.caseFiles = caseFiles;
		this.access = access;
		this.staff = staff;
		this.lanes = lanes;
		this.notes = notes;
		this.clock = clock;
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
		refuseUnlessOrdinary(file);
		this.notes.write(file.reference(), submission, "note", answers.text("note"));
		var facts = new HashMap<>(answers.variables());
		facts.put("urgentMatter", facts.remove("reportedMatter"));
		facts.put("urgentSince", this.clock.instant().toString());
		facts.put("channel", file.channel().name());
		facts.put("centre", file.place().centre());
		facts.put("section", file.place().section());
		facts.put("requestType", file.classification().requestType());
		facts.put("priority", file.classification().priority());
		facts.put("department", file.classification().department());
		return Result.as(file.reference(), facts);
	}

	private boolean mayBeKnown(CaseFile file) {
		return this.staff.person().map((reporter) -> this.access.maySee(reporter.groups(), file)).orElse(true);
	}

	private void refuseUnlessOrdinary(CaseFile file) {
		if (!file.processKey().equals(REQUEST)) {
			throw new RefusalException(Kind.CONFLICT, "urgency.noRequest");
		}
		if (file.state().closed()) {
			throw new RefusalException(Kind.CONFLICT, "urgency.closed");
		}
		if (this.lanes.isOpen(file.reference())) {
			throw new RefusalException(Kind.CONFLICT, "urgency.known");
		}
	}

}
