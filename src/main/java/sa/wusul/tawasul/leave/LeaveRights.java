package sa.wusul.tawasul.leave;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;
import sa.wusul.tawasul.DetaineeCase;
import sa.wusul.tawasul.DetaineeCases;

/**
 * Who lets a detainee out: the officers of the prison that holds him. The program itself
 * may do all.
 */
@Component
class LeaveRights {

	private static final String OFFICERS = "tawasul-prison-officers";

	private final CurrentStaff staff;

	private final Rights rights;

	private final DetaineeCases cases;

	private final CaseFiles caseFiles;

	LeaveRights(CurrentStaff staff, Rights rights, DetaineeCases cases, CaseFiles caseFiles) {
		this.staff = staff;
		this.rights = rights;
		this.cases = cases;
		this.caseFiles = caseFiles;
	}

	/**
	 * The centre whose staff of the prisons have the detainee of a case.
	 * @throws Refusal {@code leave.notYours}, also where there is no such case: nobody
	 * learns which ones there are
	 */
	String letsOut(String caseReference) {
		var centre = this.cases.find(caseReference)
			.map(this::prisonCentre)
			.orElseThrow(() -> new Refusal(Kind.FORBIDDEN, "leave.notYours"));
		var officers = this.rights.ofCentre(OFFICERS, centre).id();
		if (this.staff.person().filter((person) -> !person.groups().contains(officers)).isPresent()) {
			throw new Refusal(Kind.FORBIDDEN, "leave.notYours");
		}
		return centre;
	}

	private String prisonCentre(DetaineeCase about) {
		return about.prison()
			.flatMap(this.rights.organisation()::prison)
			.map(Organisation.Prison::centre)
			.orElseGet(() -> this.caseFiles.get(about.reference()).centre());
	}

}
