package sa.wusul.portal.cases;

import java.util.List;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.tawasul.RequesterRights;

/**
 * Finder of a citizen's own cases. Cases of other citizens are treated as unknown, and so
 * are confidential ones while an officer of the call centre uses the citizen's pages.
 */
@Component
public class OwnCaseReader {

	private final CaseFiles caseFiles;

	private final CallerSessionService calls;

	private final Rights rights;

	private final RequesterRights sight;

	OwnCaseReader(CaseFiles caseFiles, CallerSessionService calls, Rights rights, RequesterRights sight) {
		this.caseFiles = caseFiles;
		this.calls = calls;
		this.rights = rights;
		this.sight = sight;
	}

	/** Returns the citizen's cases, the newest first. */
	public List<CaseFile> all(Citizen citizen) {
		return this.caseFiles.forPerson(new IdentityNumber(citizen.identityNumber()))
			.stream()
			.filter((file) -> mayRead(citizen, file))
			.toList();
	}

	/**
	 * Returns a case of the citizen.
	 * @throws RefusalException {@code case.unknown}
	 */
	public CaseFile get(String reference, Citizen citizen) {
		try {
			return this.caseFiles.find(CaseReference.parse(reference).value())
				.filter((file) -> file.requester().identityNumber().equals(citizen.identityNumber()))
				.filter((file) -> mayRead(citizen, file))
				.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
		}
		catch (RefusalException notEvenAReference) {
			throw new RefusalException(Kind.UNKNOWN, "case.unknown");
		}
	}

	private boolean mayRead(Citizen citizen, CaseFile file) {
		return !this.rights.isConfidential(file.processKey())
				|| this.calls.mayShow(citizen, file.processKey()) && this.sight.opens(file);
	}

}
