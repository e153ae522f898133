package sa.wusul.supervision;

import java.util.List;

import sa.wusul.platform.clock.Moment;

/** A page of the cases behind a figure; of the requester it says nothing. */
public record CaseList(long total, int page, int size, Narrowed narrowed, List<Row> rows) {

	/**
	 * The part of a figure that was asked for, in words; {@code null} where it was not.
	 */
	public record Narrowed(String step, String bucket, String day) {
	}

	/**
	 * @param waitingAt the tasks that are open
	 * @param done the step that was done, where the list is of steps
	 */
	public record Row(String reference, String service, String centre, String department, Figures.Word state,
			Figures.Word priority, Moment openedAt, Moment dueAt, Moment closedAt, boolean overdue,
			List<Waiting> waitingAt, Done done) {
	}

	/**
	 * @param hours of work that it took
	 */
	public record Done(Moment at, double hours) {
	}

	/**
	 * @param assignee the name of who has it; {@code null} where nobody has
	 */
	public record Waiting(String step, String name, String assignee) {
	}

}
