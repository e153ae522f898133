package sa.wusul.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.PersonName;
import sa.wusul.casefile.RequesterRecords;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Reader of what the letter with a department's answer says: it names the requests that
 * were merged into this one, and replaces an earlier letter.
 */
@Component
public class AnswerLetterReader {

	private static final String TEMPLATE = "answer-letter";

	private static final String ANSWER = "answer";

	/**
	 * The decision of the person who wrote the answer, and those that lead to a letter.
	 */
	private static final String DECISION = "resolutionDecision";

	private static final Set<Object> PROPOSALS = Set.of("ANSWER", "CAMPAIGN");

	private static final String REQUEST = "intake-request-registration";

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final PaperService papers;

	private final Rights rights;

	private final RequesterRecords records;

	AnswerLetterReader(CaseFiles caseFiles, CaseLinks links, PaperService papers, Rights rights,
			RequesterRecords records) {
		this.caseFiles = caseFiles;
		this.links = links;
		this.papers = papers;
		this.rights = rights;
		this.records = records;
	}

	/** Checks whether a case is answered by this letter, and known to a department. */
	public boolean answers(CaseFile file) {
		return file.processKey().equals(REQUEST) && file.classification().department() != null;
	}

	/**
	 * Checks whether a letter with the answer that was written last waits for approval,
	 * and not a refusal, which has none.
	 * @param facts the variables of the step that approves it
	 */
	public boolean isProposed(CaseFile file, Map<String, Object> facts) {
		return answers(file) && PROPOSALS.contains(facts.getOrDefault(DECISION, ""))
				&& this.caseFiles.lastNote(file.reference(), ANSWER).isPresent();
	}

	/** Returns the letter with the answer that was written last. */
	public PaperRequest withLastAnswer(String reference, String key) {
		return withAnswer(reference, key, this.caseFiles.lastNote(reference, ANSWER)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "answer.missing", reference)));
	}

	/**
	 * Returns the letter with an answer.
	 * @param key names the occasion
	 */
	public PaperRequest withAnswer(String reference, String key, String answer) {
		var file = this.caseFiles.get(reference);
		var fields = new HashMap<String, Object>();
		var onFile = this.records.nameOnFile(reference).map(PersonName::value);
		fields.put("addressee", onFile.orElse(file.requester().name()));
		fields.put("addresseeStated", onFile.isEmpty());
		file.requester()
			.representation()
			.flatMap((right) -> this.records.representative(reference))
			.ifPresent((agent) -> fields.put("representative", agent.value()));
		fields.put("subject", file.request().subject());
		fields.put("requestedAt", file.times().openedAt());
		fields.put("department", this.rights.organisation().departmentName(file.classification().department()));
		fields.put(ANSWER, answer);
		fields.put("merged",
				this.links.merged(reference).stream().map((merged) -> Map.of("reference", merged)).toList());
		return new PaperRequest(key, TEMPLATE, reference, fields).replacing(this.papers.inForce(reference, TEMPLATE));
	}

}
