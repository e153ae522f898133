package sa.wusul.desk;

import java.util.List;

import sa.wusul.platform.clock.Moment;

/**
 * A case as the task list shows it: everything in words, ready to be read. What is not
 * known is {@code null}, and so is what the reader may not see.
 *
 * @param kinds of documents that the reader may scan into it; {@code null} where he may
 * add nothing
 */
record CaseSheet(String reference, Word state, Word priority, boolean overdue, String service, String requestType,
		String centre, String section, String department, String channel, Moment openedAt, Moment dueAt,
		Moment closedAt, Person requester, Person agent, String subject, String text, Booking booking,
		Examination examination, List<Milestone> timeline, List<Waiting> waiting, List<Step> steps, List<Paper> papers,
		List<Scanned> scans, List<Message> messages, List<Earlier> earlier, OnItsWay delivery, List<Reader> readers,
		List<String> kinds) {

	/** A code, for colours, with its word, for people. */
	record Word(String code, String name) {
	}

	record Person(String name, String kind, String identityNumber, String mobile) {
	}

	/**
	 * When and where the requester is received.
	 *
	 * @param interpreter the sign-language interpreter who is bound to it
	 */
	record Booking(String host, String mode, Moment at, String place, String interpreter) {
	}

	/**
	 * What registers found about an application for a service, and what the table said.
	 *
	 * @param reason why it was decided so, or is still to be decided
	 */
	record Examination(String reason, String remedy, List<Found> found) {
	}

	record Found(String name, String value) {
	}

	record Milestone(String sentence, Moment at) {
	}

	/** A step that the case waits for, besides the one it is looked at from. */
	record Waiting(String name, String group, Moment since, Moment dueAt) {
	}

	/** A piece of work that is done, and what was written during it. */
	record Step(String name, String by, Moment at, List<Note> notes) {
	}

	/**
	 * @param by who wrote it, where somebody else did the step
	 */
	record Note(String kind, String text, String by) {
	}

	record Paper(String number, String title, String hash, Moment issuedAt) {
	}

	/**
	 * A document that the requester brought.
	 *
	 * @param picture whether it can be shown in the page
	 */
	record Scanned(String number, String kind, String name, String hash, boolean picture, String by, Moment at) {
	}

	/**
	 * @param text {@code null} where it carried a code
	 */
	record Message(String text, String mobile, Word state, Moment at) {
	}

	/** A document on its way to the requester. */
	record OnItsWay(String state, String trackingNumber, String attempts, String failureReason, String office,
			String shelfMark, Moment keptUntil) {
	}

	/**
	 * Who looked at the case, for those who supervise it.
	 *
	 * @param name {@code null} for the requester himself
	 * @param paper the number of the paper that was opened
	 */
	record Reader(String name, String door, String shown, String paper, Moment at) {
	}

	record Earlier(String reference, String subject, Word state, Moment openedAt) {
	}

}
