package sa.wusul.tawasul.leave;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.tawasul.DetaineeCase;
import sa.wusul.tawasul.DetaineeCases;

/**
 * The right to let a detainee out: reserved to the officers of the prison that holds
 * them. Calls by the program itself are always permitted.
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
	 * Returns the centre in charge of the prison that holds the detainee of a case.
	 * @throws RefusalException {@code leave.notYours}, also if there is no such case, so
	 * that the answer does not reveal which cases exist
	 */
	String letsOut(String caseReference) {
		var centre = this.cases.find(caseReference)
			.map(this::prisonCentre)
			.orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, "leave.notYours"));
		var officers = this.rights.ofCentre(OFFICERS, centre).id();
		if (this.staff.person().filter((person) -> !person.groups().contains(officers)).isPresent()) {
			throw new RefusalException(Kind.FORBIDDEN, "leave.notYours");
		}
		return centre;
	}

	private String prisonCentre(DetaineeCase about) {
		return about.prison()
			.flatMap(this.rights.organisation()::prison)
			.map(Organisation.Prison::centre)
			.orElseGet(() -> this.caseFiles.get(about.reference()).place().centre());
	}

}
