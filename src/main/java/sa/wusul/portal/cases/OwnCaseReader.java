package sa.wusul.portal.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.DisposedCaseRepository;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.Representation;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.services.Findings;
import sa.wusul.services.RepresentationProof;
import sa.wusul.tawasul.RequesterRights;

/**
 * Finder of a citizen's own cases. Cases of other citizens are treated as unknown, and so
 * are confidential ones for agents, and while an officer of the call centre uses the
 * citizen's pages.
 */
@Component
public class OwnCaseReader {

	private static final Comparator<CaseFile> NEWEST_FIRST = Comparator
		.comparing((CaseFile file) -> file.times().openedAt())
		.thenComparing(CaseFile::reference)
		.reversed();

	private final CaseFiles caseFiles;

	private final DisposedCaseRepository disposed;

	private final CallerSessionService calls;

	private final Rights rights;

	private final RequesterRights sight;

	private final Findings findings;

	private final Clock clock;

	OwnCaseReader(CaseFiles caseFiles, DisposedCaseRepository disposed, CallerSessionService calls, Rights rights,
			RequesterRights sight, Findings findings, Clock clock) {
		this.findings = findings;
		this.clock = clock;
		this.caseFiles = caseFiles;
		this.disposed = disposed;
		this.calls = calls;
		this.rights = rights;
		this.sight = sight;
	}

	/** Returns the citizen's cases, the newest first. */
	public List<CaseFile> all(Citizen citizen) {
		var person = new IdentityNumber(citizen.identityNumber());
		return Stream.concat(this.caseFiles.forPerson(person).stream(), this.caseFiles.representedBy(person).stream())
			.filter((file) -> mayRead(citizen, file))
			.sorted(NEWEST_FIRST)
			.toList();
	}

	/**
	 * Returns a case of the citizen.
	 * @throws RefusalException {@code case.unknown}, {@code case.disposed}
	 */
	public CaseFile get(String reference, Citizen citizen) {
		var parsed = parse(reference);
		return this.caseFiles.find(parsed)
			.map((file) -> Optional.of(file)
				.filter((known) -> mayRead(citizen, known))
				.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown")))
			.orElseThrow(() -> this.disposed.missing(parsed));
	}

	private static String parse(String reference) {
		try {
			return CaseReference.parse(reference).value();
		}
		catch (RefusalException notEvenAReference) {
			throw new RefusalException(Kind.UNKNOWN, "case.unknown");
		}
	}

	/**
	 * Checks whether the case is the citizen's: of the requester, and of the one who acts
	 * for them. A child sees it when the guardianship has ended.
	 */
	private boolean isOf(Citizen citizen, CaseFile file) {
		var requester = file.requester();
		return requester.isRepresentedBy(citizen.identityNumber())
				|| requester.identityNumber().equals(citizen.identityNumber())
						&& requester.representation().filter(Representation.GUARDIAN::equals).isEmpty()
				|| requester.identityNumber().equals(citizen.identityNumber()) && isOfAge(file);
	}

	private boolean isOfAge(CaseFile file) {
		return RepresentationProof.of(this.findings.forCase(file.reference()))
			.endsOn()
			.filter((day) -> !day.isAfter(LocalDate.now(this.clock)))
			.isPresent();
	}

	private boolean mayRead(Citizen citizen, CaseFile file) {
		return isOf(citizen, file) && isOpenTo(citizen, file);
	}

	private boolean isOpenTo(Citizen citizen, CaseFile file) {
		return !this.rights.isConfidential(file.processKey())
				|| !file.requester().isRepresentedBy(citizen.identityNumber())
						&& this.calls.mayShow(citizen, file.processKey()) && this.sight.opens(file);
	}

}
