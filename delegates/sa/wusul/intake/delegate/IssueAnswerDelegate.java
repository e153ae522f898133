package sa.wusul.intake.delegate;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
 * {@code Task_IssueAnswer} and {@code Task_IssueNewAnswer}: issues the letter with the
 * department's answer, which names the requests that were merged into this one. It
 * replaces an earlier letter.
 */
@Component
class IssueAnswerDelegate implements JavaDelegate {

	static final String TEMPLATE = "answer-letter";

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final PaperService papers;

	private final Rights rights;

	private final RequesterRecords records;

	IssueAnswerDelegate(CaseFiles caseFiles, CaseLinks links, PaperService papers, Rights rights,
			RequesterRecords records) {
		this.records = records;
		this.caseFiles = caseFiles;
		this.links = links;
		this.papers = papers;
		this.rights = rights;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
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
		fields.put("answer", this.caseFiles.lastNote(reference, "answer")
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "answer.missing", reference)));
		fields.put("merged",
				this.links.merged(reference).stream().map((merged) -> Map.of("reference", merged)).toList());
		this.papers.issue(new PaperRequest(
				String.join(":", reference, execution.getProcessInstanceId(), execution.getCurrentActivityId()),
				TEMPLATE, reference, fields)
			.replacing(this.papers.inForce(reference, TEMPLATE)));
	}

}
