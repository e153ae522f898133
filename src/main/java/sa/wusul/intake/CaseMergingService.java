package sa.wusul.intake;

import org.springframework.stereotype.Service;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.LinkKind;
import sa.wusul.casefile.UrgentLanes;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Service that merges a duplicate request into the earlier one of the same person. Both
 * have to be open and ordinary.
 */
@Service
public class CaseMergingService {

	private static final String REQUEST = "intake-request-registration";

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final MergingDecisions tables;

	private final UrgentLanes lanes;

	CaseMergingService(CaseFiles caseFiles, CaseLinks links, MergingDecisions tables, UrgentLanes lanes) {
		this.caseFiles = caseFiles;
		this.links = links;
		this.tables = tables;
		this.lanes = lanes;
	}

	/**
	 * Checks whether a request may be merged into another one.
	 * @throws RefusalException {@code merging.…}
	 */
	void check(CaseFile duplicate, CaseFile leading) {
		refuseIf(!isRequest(duplicate) || !isRequest(leading), "merging.noRequest");
		refuseIf(
				duplicate.reference().equals(leading.reference())
						|| !duplicate.requester().identityNumber().equals(leading.requester().identityNumber()),
				"merging.otherPerson");
		refuseIf(duplicate.state().closed() || leading.state().closed(), "merging.closed");
		refuseIf(!duplicate.request().topic().equals(leading.request().topic()), "merging.otherTopic");
		var period = this.tables.searchPeriod(duplicate.classification().requestType());
		refuseIf(
				leading.times().openedAt().isAfter(duplicate.times().openedAt())
						|| leading.times().openedAt().plus(period).isBefore(duplicate.times().openedAt()),
				"merging.notEarlier");
		refuseIf(this.lanes.isOpen(duplicate.reference()) || this.lanes.isOpen(leading.reference()), "merging.urgent");
	}

	/**
	 * Merges a request into another one, together with those that were merged into it.
	 * @throws RefusalException {@code merging.…}, as at that time
	 */
	public void merge(String reference, String into, String by) {
		var duplicate = this.caseFiles.get(reference);
		var leading = this.caseFiles.get(into);
		check(duplicate, leading);
		this.links.link(reference, into, LinkKind.DUPLICATE, by);
		this.links.merged(reference).forEach((earlier) -> this.links.link(earlier, into, LinkKind.DUPLICATE, by));
	}

	private static boolean isRequest(CaseFile file) {
		return file.processKey().equals(REQUEST);
	}

	private static void refuseIf(boolean refused, String code) {
		if (refused) {
			throw new RefusalException(Kind.CONFLICT, code);
		}
	}

}
