package sa.wusul.meeting;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLink;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.LinkKind;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The case file given to the host before a meeting (M8). Each issue contains the current
 * state of the case, and the host reads the latest one.
 */
@Service
public class MeetingFileService {

	static final String TEMPLATE = "meeting-dossier";

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final PaperService papers;

	private final DossierReader fields;

	private final MeetingRecordRepository records;

	MeetingFileService(CaseFiles caseFiles, CaseLinks links, PaperService papers, DossierReader fields,
			MeetingRecordRepository records) {
		this.caseFiles = caseFiles;
		this.links = links;
		this.papers = papers;
		this.fields = fields;
		this.records = records;
	}

	/**
	 * Issues the file of this meeting with the current state of the case, replacing
	 * earlier ones.
	 * @param language the code of the requester's language, if they stated it
	 */
	@Transactional
	public void issue(Meeting meeting, Optional<String> language) {
		var reference = meeting.caseReference();
		var earlier = this.records.files(reference);
		var documents = this.papers.forCase(reference)
			.stream()
			.filter((paper) -> !earlier.contains(paper.number()))
			.toList();
		var paper = this.papers
			.issue(new PaperRequest(reference + ":dossier:" + (earlier.size() + 1), TEMPLATE, reference, this.fields
				.forMeeting(meeting, language, this.caseFiles.dossier(reference), links(reference), documents)));
		earlier.forEach((number) -> this.papers.withdraw(number, Reason.SUPERSEDED));
		this.records.addFile(meeting, paper.number());
	}

	/** Returns the linked cases that are not listed as earlier ones anyway. */
	private List<CaseLink> links(String reference) {
		return this.links.forCase(reference).stream().filter((link) -> link.kind() != LinkKind.EARLIER).toList();
	}

	/**
	 * Records that the host has read the latest file of this meeting.
	 * @throws RefusalException {@code meeting.fileNotIssued}
	 */
	@Transactional
	public void read(Meeting meeting, String reader) {
		var paper = this.records.lastFile(meeting)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "meeting.fileNotIssued", meeting.caseReference()));
		this.records.addReading(meeting, paper, reader);
	}

	/** Returns the number of the meeting's latest file if it was read. */
	Optional<String> lastRead(Meeting meeting) {
		return this.records.lastFile(meeting).filter((paper) -> this.records.isRead(meeting, paper));
	}

}
