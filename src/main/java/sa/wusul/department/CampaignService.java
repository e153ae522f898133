package sa.wusul.department;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.LinkKind;
import sa.wusul.casefile.UrgentLanes;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Service for the petitions of a campaign: requests of many people about one matter, in
 * one department, which are linked to the first of them and answered with it.
 */
@Service
public class CampaignService {

	private static final String REQUEST = "intake-request-registration";

	private static final String ANSWER = "answer";

	/** The number of references that fit into one list of proposals. */
	private static final int MOST_PROPOSED = 250;

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final CaseRights access;

	private final CurrentStaff staff;

	private final UrgentLanes lanes;

	private final Clock clock;

	CampaignService(CaseFiles caseFiles, CaseLinks links, CaseRights access, CurrentStaff staff, UrgentLanes lanes,
			Clock clock) {
		this.caseFiles = caseFiles;
		this.links = links;
		this.access = access;
		this.staff = staff;
		this.lanes = lanes;
		this.clock = clock;
	}

	/**
	 * Returns the first petition of a new campaign.
	 * @throws RefusalException {@code campaign.unknown} if the person may not open it,
	 * {@code campaign.noPetition} if it cannot be answered with others
	 */
	CaseFile first(String number) {
		var file = openable(CaseReference.parse(number).value());
		refuseUnlessPetition(file, file.classification().department());
		return file;
	}

	/** Returns open requests of the department that may be about the same matter. */
	public List<String> propose(String first) {
		return this.links.petitionsLike(first, MOST_PROPOSED);
	}

	/**
	 * Adds a petition to the campaign. Repeating it changes nothing.
	 * @throws RefusalException as in {@link #first}
	 */
	void add(String first, String number, String by) {
		var reference = CaseReference.parse(number).value();
		if (reference.equals(first) || this.links.isPetition(first, reference)) {
			return;
		}
		var file = openable(reference);
		refuseUnlessPetition(file, this.caseFiles.get(first).classification().department());
		this.links.link(reference, first, LinkKind.CAMPAIGN, by);
	}

	/**
	 * Returns the next petitions that are still open, in the order of their references.
	 * @param after the last reference before them, or a text before all
	 */
	public List<CaseFile> next(String first, String after, int most) {
		return this.caseFiles.all(this.links.petitions(first, after, most));
	}

	/**
	 * Checks whether a petition is left to its own way, because it became urgent in the
	 * meantime.
	 */
	public boolean isUrgent(CaseFile petition) {
		return this.lanes.isOpen(petition.reference());
	}

	/** Copies the approved answer of the campaign into the file of a petition. */
	public void answer(String first, String petition, String step, String stepName, String author) {
		if (!petition.equals(first)) {
			this.caseFiles.lastNote(first, ANSWER)
				.ifPresent((text) -> this.caseFiles.write(petition,
						new Note(step, stepName, ANSWER, text, author, this.clock.instant())));
		}
	}

	private CaseFile openable(String reference) {
		return this.caseFiles.find(reference)
			.filter((file) -> this.staff.person()
				.map((person) -> this.access.mayOpen(person.groups(), file))
				.orElse(true))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "campaign.unknown", reference));
	}

	private void refuseUnlessPetition(CaseFile file, String department) {
		if (!file.processKey().equals(REQUEST) || file.state() != CaseState.WITH_DEPARTMENT
				|| !file.classification().department().equals(department) || this.links.isInCampaign(file.reference())
				|| this.lanes.isOpen(file.reference())) {
			throw new RefusalException(Kind.CONFLICT, "campaign.noPetition", file.reference());
		}
	}

}
