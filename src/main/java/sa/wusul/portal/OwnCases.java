package sa.wusul.portal;

import java.util.List;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Finds a citizen's own cases; somebody else's is as unknown as one that is not there,
 * and so is a confidential one while an officer of the call centre looks for him.
 */
@Component
class OwnCases {

	private final CaseFiles caseFiles;

	private final Calls calls;

	OwnCases(CaseFiles caseFiles, Calls calls) {
		this.caseFiles = caseFiles;
		this.calls = calls;
	}

	/** The newest first. */
	List<CaseFile> all(Citizen citizen) {
		return this.caseFiles.ofPerson(new IdentityNumber(citizen.identityNumber()))
			.stream()
			.filter((file) -> this.calls.mayShow(citizen, file.processKey()))
			.toList();
	}

	/**
	 * @throws Refusal {@code case.unknown}
	 */
	CaseFile get(String reference, Citizen citizen) {
		try {
			return this.caseFiles.find(CaseReference.parse(reference).value())
				.filter((file) -> file.identityNumber().equals(citizen.identityNumber()))
				.filter((file) -> this.calls.mayShow(citizen, file.processKey()))
				.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "case.unknown"));
		}
		catch (Refusal notEvenAReference) {
			throw new Refusal(Kind.UNKNOWN, "case.unknown");
		}
	}

}
