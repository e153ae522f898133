package sa.wusul.webapps;

import java.util.List;

import sa.wusul.platform.clock.Moment;

/**
 * A case as the task list shows it, as text for display. Unknown values and those the
 * reader may not see are {@code null}.
 *
 * @param kinds of documents that the reader may scan, as they are kept and as they are
 * shown; {@code null} if they may add nothing
 * @param handedOver whether the task beside it is about a package of the case
 * @param viewing address of the viewing of a recording that the task beside it is about
 * @param thread questions of the requester and to them
 * @param awaitingReply whether the requester was asked and has to answer first
 */
public record CaseView(String reference, Word state, Word priority, boolean overdue, String service, String requestType,
		String centre, String section, String department, String channel, Moment openedAt, Moment dueAt,
		Moment closedAt, Person requester, Person agent, String subject, String text, Booking booking,
		Examination examination, List<Milestone> timeline, List<Waiting> waiting, List<Step> steps, List<Paper> papers,
		List<Scanned> scans, List<Message> messages, List<Linked> links, List<Earlier> earlier, OnItsWay delivery,
		List<Reader> readers, List<Word> kinds, boolean handedOver, String viewing, List<Asked> thread,
		boolean awaitingReply) {

	/** A code, for colours, with its display text. */
	public record Word(String code, String name) {
	}

	record Person(String name, String kind, String identityNumber, String mobile) {
	}

	/**
	 * The time and place of the requester's appointment.
	 *
	 * @param interpreter the reserved sign-language interpreter
	 * @param room address of its video room, if it has one
	 */
	record Booking(String host, String mode, Moment at, String place, String interpreter, String room) {
	}

	/**
	 * The findings of registers about an application for a service, and the result of the
	 * table.
	 *
	 * @param reason the reason of the decision, or why it is still open
	 */
	record Examination(String reason, String remedy, List<Found> found) {
	}

	record Found(String name, String value) {
	}

	record Milestone(String sentence, Moment at) {
	}

	/** A step that the case waits for, besides the present one. */
	record Waiting(String name, String group, Moment since, Moment dueAt) {
	}

	/**
	 * A completed step with its notes.
	 *
	 * @param decided the choices made in its form, in the form's words
	 */
	public record Step(String name, String by, Moment at, List<String> decided, List<Note> notes) {
	}

	/**
	 * A note.
	 *
	 * @param by the author, if another person did the step
	 */
	public record Note(String kind, String text, String by) {
	}

	/**
	 * An issued paper.
	 *
	 * @param state {@code null} while it is in force
	 * @param since when it ended, or {@code null}
	 */
	record Paper(String number, String title, String hash, Moment issuedAt, Word state, Moment since) {
	}

	/**
	 * A document provided by the requester.
	 *
	 * @param picture whether it can be shown in the page
	 */
	record Scanned(String number, String kind, String name, String hash, boolean picture, String by, Moment at) {
	}

	/**
	 * A message to the requester.
	 *
	 * @param text {@code null} if it contained a code
	 */
	record Message(String text, String mobile, Word state, Moment at) {
	}

	/** A document on its way to the requester. */
	record OnItsWay(String state, String trackingNumber, String attempts, String failureReason, String office,
			String shelfMark, Moment keptUntil) {
	}

	/**
	 * An access to the case, for its supervisors.
	 *
	 * @param name {@code null} for the requester
	 * @param paper the number of the paper that was opened
	 */
	record Reader(String name, String door, String shown, String paper, Moment at) {
	}

	/**
	 * A question of the requester or to them.
	 *
	 * @param by who asked
	 * @param answer {@code null} if there is none, or if it is a document alone
	 * @param answeredBy {@code null} if nobody answered
	 * @param outcome {@code null} while it is open
	 */
	record Asked(String by, String question, Moment at, String answer, String answeredBy, Moment answeredAt,
			Word outcome) {
	}

	/** A linked case that the reader may open. */
	record Linked(Word kind, String reference, String subject, Word state, Moment openedAt) {
	}

	record Earlier(String reference, String subject, Word state, Moment openedAt) {
	}

}
