package sa.wusul.meeting;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
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

	private final PaperService papers;

	private final DossierReader fields;

	private final JdbcClient jdbc;

	private final Clock clock;

	MeetingFileService(CaseFiles caseFiles, PaperService papers, DossierReader fields, JdbcClient jdbc, Clock clock) {
		this.caseFiles = caseFiles;
		this.papers = papers;
		this.fields = fields;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Issues the file of this meeting with the current state of the case, replacing
	 * earlier ones.
	 */
	@Transactional
	public void issue(Meeting meeting) {
		var reference = meeting.caseReference();
		var earlier = this.jdbc.sql("select paper_number from meeting_dossier where reference = ?")
			.param(reference)
			.query(String.class)
			.list();
		var documents = this.papers.forCase(reference)
			.stream()
			.filter((paper) -> !earlier.contains(paper.number()))
			.toList();
		var paper = this.papers.issue(new PaperRequest(reference + ":dossier:" + (earlier.size() + 1), TEMPLATE,
				reference, this.fields.forMeeting(meeting, this.caseFiles.dossier(reference), documents)));
		earlier.forEach((number) -> this.papers.withdraw(number, Reason.SUPERSEDED));
		this.jdbc
			.sql("insert into meeting_dossier (reference, meeting_at, paper_number, issued_at) values (?, ?, ?, ?)")
			.params(reference, at(meeting), paper.number(), now())
			.update();
	}

	/**
	 * Records that the host has read the latest file of this meeting.
	 * @throws RefusalException {@code meeting.fileNotIssued}
	 */
	@Transactional
	public void read(Meeting meeting, String reader) {
		var paper = lastIssued(meeting)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "meeting.fileNotIssued", meeting.caseReference()));
		this.jdbc.sql("""
				insert into meeting_dossier_reading (reference, meeting_at, paper_number, reader, read_at)
				values (?, ?, ?, ?, ?)""").params(meeting.caseReference(), at(meeting), paper, reader, now()).update();
	}

	/** Returns the number of the meeting's latest file if it was read. */
	Optional<String> lastRead(Meeting meeting) {
		return lastIssued(meeting).filter((paper) -> this.jdbc.sql("""
				select count(*) from meeting_dossier_reading
				where reference = ? and meeting_at = ? and paper_number = ?""")
			.params(meeting.caseReference(), at(meeting), paper)
			.query(Integer.class)
			.single() > 0);
	}

	private Optional<String> lastIssued(Meeting meeting) {
		return this.jdbc.sql("""
				select dossier.paper_number from meeting_dossier dossier
				join paper on paper.number = dossier.paper_number
				where dossier.reference = ? and dossier.meeting_at = ?
				order by paper.ordinal desc fetch first 1 rows only""")
			.params(meeting.caseReference(), at(meeting))
			.query(String.class)
			.optional();
	}

	static OffsetDateTime at(Meeting meeting) {
		return meeting.at().atOffset(ZoneOffset.UTC);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
