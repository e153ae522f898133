package sa.wusul.tawasul.disclosure;

import java.time.Clock;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseWords;
import sa.wusul.casefile.PlainText;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that stores an officer's answer to a request, or the officer's question to
 * the prison.
 */
@Component
class AnswerFamilyFormHandler implements FormHandler {

	private static final String DECISION = "answerDecision";

	private static final String VIEW_CENTRE = "viewCentre";

	private static final String QUESTION = "note";

	private final StatementService statements;

	private final CaseFiles caseFiles;

	private final Clock clock;

	AnswerFamilyFormHandler(StatementService statements, CaseFiles caseFiles, Clock clock) {
		this.statements = statements;
		this.caseFiles = caseFiles;
		this.clock = clock;
	}

	@Override
	public String form() {
		return "tawasul-answer-family";
	}

	@Override
	public Result handle(Submission submission) {
		var reference = submission.businessKey().orElseThrow();
		var answers = submission.answers();
		var decision = answers.variable(DECISION);
		switch (decision) {
			case "ANSWER" -> this.statements.answer(reference,
					note(submission, StatementService.ANSWER, answers.text(StatementService.ANSWER)));
			case "EXPLAIN" -> this.statements.explain(reference,
					note(submission, StatementService.ANSWER, CaseWords.of("tawasulAnswer", "howToProve")));
			default -> {
				this.caseFiles.write(reference, note(submission, QUESTION, answers.text(QUESTION)));
				return Result.as(Map.of(DECISION, decision, VIEW_CENTRE, answers.variable(VIEW_CENTRE)));
			}
		}
		return Result.as(Map.of(DECISION, decision));
	}

	private Note note(Submission submission, String kind, String text) {
		PlainText.check(text);
		return new Note(submission.step().id(), submission.step().name(), kind, text, submission.author(),
				this.clock.instant());
	}

}
