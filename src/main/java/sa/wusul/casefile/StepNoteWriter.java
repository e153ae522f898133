package sa.wusul.casefile;

import java.time.Clock;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.platform.form.FormHandler.Step;
import sa.wusul.platform.form.FormHandler.Submission;

/**
 * Writer of the free texts of a form into a case, as notes of the step whose form it is.
 */
@Component
public class StepNoteWriter {

	private static final String NOTE = "note";

	private final CaseFiles caseFiles;

	private final Clock clock;

	StepNoteWriter(CaseFiles caseFiles, Clock clock) {
		this.caseFiles = caseFiles;
		this.clock = clock;
	}

	/** Writes the answer {@code note}, if there is one, into the case of the process. */
	public void writeAnswer(Submission submission) {
		writeAnswer(submission, submission.step());
	}

	/** Writes the answer {@code note}, if there is one, as a note of this step. */
	public void writeAnswer(Submission submission, Step step) {
		submission.answers()
			.find(NOTE)
			.ifPresent((text) -> write(submission.businessKey().orElseThrow(), step, NOTE, text, submission.author()));
	}

	/** Writes a text into the case of the process. */
	public void write(Submission submission, String kind, String text) {
		write(submission.businessKey().orElseThrow(), submission, kind, text);
	}

	/**
	 * Writes a text into a case.
	 * @throws sa.wusul.platform.problem.RefusalException as in {@link PlainText#check}
	 */
	public void write(String reference, Submission submission, String kind, String text) {
		write(reference, submission.step(), kind, text, submission.author());
	}

	private void write(String reference, Step step, String kind, String text, String author) {
		PlainText.check(text);
		this.caseFiles.write(reference, new Note(step.id(), step.name(), kind, text, author, this.clock.instant()));
	}

}
