package sa.wusul.webapps;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import sa.wusul.casefile.CaseDossier;
import sa.wusul.casefile.Digits;

/**
 * The part of a case for a department that is only asked for its opinion: the request,
 * its own question, and the documents that were chosen for it.
 *
 * @param question kind of the note with the question
 * @param asked when the department was asked; the question is the last such note before
 * @param scans the chosen documents, by number or by the last part of it
 */
public record ConsultedView(String question, Instant asked, Set<String> scans) {

	/** Creates the view of the documents in a list as the officer wrote it. */
	public static ConsultedView of(String question, Instant asked, String list) {
		return new ConsultedView(question, asked,
				Arrays.stream(Digits.toLatin((list != null) ? list : "").split("[,،\\s]+"))
					.filter((number) -> !number.isEmpty())
					.collect(Collectors.toSet()));
	}

	/**
	 * Checks whether a note may be the question; the engine's times lack microseconds.
	 */
	boolean mayBe(CaseDossier.Note note) {
		return note.kind().equals(this.question) && note.writtenAt().isBefore(this.asked.plusMillis(1));
	}

	public boolean shows(String scanNumber) {
		return this.scans.contains(scanNumber)
				|| this.scans.contains(scanNumber.substring(scanNumber.lastIndexOf('/') + 1).replaceAll("\\D", ""));
	}

	CaseView restrict(CaseView all, List<CaseView.Step> question) {
		return new CaseView(all.reference(), all.state(), all.priority(), all.overdue(), all.service(),
				all.requestType(), all.centre(), all.section(), all.department(), all.channel(), all.openedAt(),
				all.dueAt(), all.closedAt(), all.requester(), all.agent(), all.subject(), all.text(), null, null,
				all.timeline(), List.of(), question, List.of(),
				all.scans().stream().filter((scan) -> shows(scan.number())).toList(), null, List.of(), null, null, null,
				all.kinds(), false, null, null, false);
	}

}
