package sa.wusul.portal;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** Finds a citizen's own case; somebody else's is as unknown as one that is not there. */
@Component
class OwnCases {

	private final CaseFiles caseFiles;

	OwnCases(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	/**
	 * @throws Refusal {@code case.unknown}
	 */
	CaseFile get(String reference, Citizen citizen) {
		try {
			return this.caseFiles.find(CaseReference.parse(reference).value())
				.filter((file) -> file.identityNumber().equals(citizen.identityNumber()))
				.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "case.unknown"));
		}
		catch (Refusal notEvenAReference) {
			throw new Refusal(Kind.UNKNOWN, "case.unknown");
		}
	}

}
