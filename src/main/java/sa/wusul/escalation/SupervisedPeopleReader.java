package sa.wusul.escalation;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormPeople;

/** The people whose absences the signed-in supervisor records. */
@Component
class SupervisedPeopleReader implements FormPeople {

	private final StaffAbsenceService absences;

	SupervisedPeopleReader(StaffAbsenceService absences) {
		this.absences = absences;
	}

	@Override
	public String list() {
		return "supervised";
	}

	@Override
	public Map<String, String> forSignedIn() {
		return this.absences.supervised();
	}

}
