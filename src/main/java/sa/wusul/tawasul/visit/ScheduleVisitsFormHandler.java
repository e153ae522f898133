package sa.wusul.tawasul.visit;

import java.util.HashMap;
import java.util.Set;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Organisation.Prison;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Form handler that applies the staff's changes to visiting hours, only for prisons in
 * their charge.
 */
@Component
class ScheduleVisitsFormHandler implements FormHandler {

	private final Rights rights;

	private final CurrentStaff staff;

	ScheduleVisitsFormHandler(Rights rights, CurrentStaff staff) {
		this.rights = rights;
		this.staff = staff;
	}

	@Override
	public String form() {
		return "tawasul-schedule-visits";
	}

	@Override
	public Result handle(Submission submission) {
		var prison = this.rights.organisation()
			.prison(submission.answers().variable("prison"))
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "visit.noPrison"));
		if (!isInCharge(prison)) {
			throw new RefusalException(Kind.FORBIDDEN, "visit.hoursNotYours");
		}
		var variables = new HashMap<>(submission.answers().variables());
		variables.put("centre", prison.centre());
		return Result.as(variables);
	}

	private boolean isInCharge(Prison prison) {
		var inCharge = Set.of(this.rights.ofCentre("tawasul-prison-directors", prison.centre()).id(),
				this.rights.ofCentre("tawasul-prison-officers", prison.centre()).id());
		return this.staff.person().map((person) -> person.groups().stream().anyMatch(inCharge::contains)).orElse(true);
	}

}
