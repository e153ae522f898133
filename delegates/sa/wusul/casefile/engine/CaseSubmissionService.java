package sa.wusul.casefile.engine;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseOpeningService;
import sa.wusul.casefile.Opener;
import sa.wusul.casefile.PlainText;
import sa.wusul.casefile.Receipts;
import sa.wusul.platform.form.Answers;

/**
 * Service that distributes the answers of a form before the engine receives them:
 * personal data and free text to the case file, routing facts to the process.
 */
@Component
class CaseSubmissionService {

	private static final String MESSAGE_LANGUAGE = "messageLanguage";

	private final CaseOpeningService opening;

	private final CaseFiles caseFiles;

	private final Receipts receipts;

	private final Clock clock;

	CaseSubmissionService(CaseOpeningService opening, CaseFiles caseFiles, Receipts receipts, Clock clock) {
		this.opening = opening;
		this.caseFiles = caseFiles;
		this.receipts = receipts;
		this.clock = clock;
	}

	/**
	 * Opens the case of a start form, confirms its receipt in the chosen language, and
	 * adds the facts known only to the case file.
	 */
	CaseFile open(String processKey, String processName, Answers answers, Optional<String> submissionKey,
			Opener opener) {
		// Part of the person's choices, not of the case.
		var language = Optional.ofNullable((String) answers.variables().remove(MESSAGE_LANGUAGE));
		var file = this.opening.open(processKey, processName, answers, submissionKey, opener);
		language.filter((chosen) -> !file.requester().mobile().isEmpty())
			.ifPresent((chosen) -> this.receipts.writeIn(chosen, file.requester().mobile()));
		this.receipts.confirm(file, false);
		answers.variables().put("requesterKind", file.requester().kind());
		return file;
	}

	/** Stores the free text of a task's form as notes of its step. */
	void keep(TaskEntity task, String reference, Answers answers, String author) {
		answers.caseFile().forEach((kind, text) -> {
			PlainText.check(text);
			this.caseFiles.write(reference,
					new Note(task.getTaskDefinitionKey(), task.getName(), kind, text, author, this.clock.instant()));
		});
		keepClassification(reference, answers.variables());
	}

	private void keepClassification(String reference, Map<String, Object> facts) {
		if (Set.of("requestType", "priority", "department").stream().anyMatch(facts::containsKey)) {
			this.caseFiles.classify(reference, (String) facts.get("requestType"), (String) facts.get("priority"),
					(String) facts.get("department"));
		}
	}

}
