package sa.wusul.tawasul.leave;

import java.util.HashMap;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that records the return of a detainee whose absence was reported, for an
 * officer of their prison.
 */
@Component
class RecordLateReturnFormHandler implements FormHandler {

	private final Occurrences occurrences;

	private final LeaveRights rights;

	private final CaseFiles caseFiles;

	RecordLateReturnFormHandler(Occurrences occurrences, LeaveRights rights, CaseFiles caseFiles) {
		this.occurrences = occurrences;
		this.rights = rights;
		this.caseFiles = caseFiles;
	}

	@Override
	public String form() {
		return "tawasul-record-late-return";
	}

	@Override
	public Result handle(Submission submission) {
		var reference = submission.answers().variable("leaveReference");
		var facts = new HashMap<String, Object>();
		facts.put("prisonCentre", this.rights.letsOut(reference));
		var returned = this.occurrences.recordLateReturn(reference);
		facts.put("leaveNumber", returned.leaveNumber());
		facts.put("occurrenceNumber", returned.number());
		var file = this.caseFiles.get(reference);
		facts.putAll(file.facts());
		return Result.as(reference, facts);
	}

}
