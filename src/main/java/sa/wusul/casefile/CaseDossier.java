package sa.wusul.casefile;

import java.time.Instant;
import java.util.List;

/** The whole case file of one case, as staff see it beside a task. */
public record CaseDossier(CaseFile file, List<Milestone> timeline, List<Note> notes, List<EarlierCase> earlierCases) {

	/**
	 * A step that the requester sees.
	 *
	 * @param english the sentence in English, or {@code null} if it quotes what is
	 * written in Arabic only
	 * @param step the code of the coming step that was reached with it, or {@code null}
	 */
	public record Milestone(String sentence, String english, String step, Instant reachedAt) {
	}

	/**
	 * A text that a member of staff or the requester wrote in a step.
	 *
	 * @param kind the form field's target: {@code note}, {@code answer}, …
	 */
	public record Note(String step, String stepName, String kind, String text, String author, Instant writtenAt) {

		public Note with(String otherText) {
			return new Note(this.step, this.stepName, this.kind, otherText, this.author, this.writtenAt);
		}

	}

	/** Another case of the same person. */
	public record EarlierCase(String reference, String subject, CaseState state, Instant openedAt) {
	}

}
