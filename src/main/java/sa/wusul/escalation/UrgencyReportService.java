package sa.wusul.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.PlainText;
import sa.wusul.casefile.UrgentLanes;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;

/**
 * Service that takes reports that an open request became urgent, with the facts of the
 * request as they are.
 */
@Service
public class UrgencyReportService {

	static final int SHORTEST_NOTE = 10;

	static final int LONGEST_NOTE = 2000;

	static final int MOST_HOURS = 720;

	private static final Set<String> MATTERS = Set.of("EXECUTION", "RIGHT_LAPSING", "SAFETY", "REMOVAL");

	private static final String REQUEST = "intake-request-registration";

	private final CaseFiles caseFiles;

	private final UrgentLanes lanes;

	private final UrgencyStarter starter;

	private final Clock clock;

	UrgencyReportService(CaseFiles caseFiles, UrgentLanes lanes, UrgencyStarter starter, Clock clock) {
		this.caseFiles = caseFiles;
		this.lanes = lanes;
		this.starter = starter;
		this.clock = clock;
	}

	/** Checks whether the requester may report that the case became urgent. */
	public boolean isPossible(CaseFile file) {
		return file.processKey().equals(REQUEST) && !file.state().closed() && !this.lanes.isOpen(file.reference());
	}

	/**
	 * Refuses cases that cannot become urgent.
	 * @throws RefusalException {@code urgency.noRequest}, {@code urgency.closed} or
	 * {@code urgency.known}
	 */
	void refuseUnlessOrdinary(CaseFile file) {
		if (!file.processKey().equals(REQUEST)) {
			throw new RefusalException(Kind.CONFLICT, "urgency.noRequest");
		}
		if (file.state().closed()) {
			throw new RefusalException(Kind.CONFLICT, "urgency.closed");
		}
		if (this.lanes.isOpen(file.reference())) {
			throw new RefusalException(Kind.CONFLICT, "urgency.known");
		}
	}

	/**
	 * Reports the urgency in the requester's own words.
	 * @param matter the code of the urgent matter
	 * @param hoursLeft the hours until it is too late, as the requester estimates
	 * @throws RefusalException as above; {@code urgency.answers} if an answer is missing
	 * or out of its limits
	 */
	@Transactional
	public void report(CaseFile file, String matter, int hoursLeft, String note) {
		var said = note.replace("\r\n", "\n").strip();
		refuseUnlessOrdinary(file);
		if (!MATTERS.contains(matter) || hoursLeft < 1 || hoursLeft > MOST_HOURS || said.length() < SHORTEST_NOTE
				|| said.length() > LONGEST_NOTE) {
			throw new RefusalException(Kind.INVALID, "urgency.answers", MOST_HOURS, SHORTEST_NOTE, LONGEST_NOTE);
		}
		PlainText.check(said);
		this.caseFiles.write(file.reference(), new Note("portal", ArabicText.of("urgency.step"), "note", said,
				CaseRead.REQUESTER, this.clock.instant()));
		var facts = facts(file, matter);
		facts.put("hoursLeft", (long) hoursLeft);
		this.starter.start(file, facts);
	}

	/** Returns the facts of the request with which its lane begins. */
	Map<String, Object> facts(CaseFile file, Object matter) {
		var facts = new HashMap<String, Object>();
		facts.put("urgentMatter", matter);
		facts.put("urgentSince", Instant.now(this.clock).toString());
		facts.putAll(file.facts());
		return facts;
	}

}
