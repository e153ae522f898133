package sa.wusul.supervision;

import java.util.List;

import sa.wusul.platform.clock.Moment;

/** A page of the cases behind a figure, without any data about the requester. */
public record CaseList(long total, int page, int size, Narrowed narrowed, List<Row> rows) {

	/**
	 * The selected part of a figure as text; {@code null} where not selected.
	 */
	public record Narrowed(String step, String bucket, String day) {
	}

	/**
	 * A case of the list.
	 *
	 * @param waitingAt the open tasks
	 * @param done the step that was done, if the list is of steps
	 */
	public record Row(String reference, String service, String centre, String department, Figures.Word state,
			Figures.Word priority, Moment openedAt, Moment dueAt, Moment closedAt, boolean overdue,
			List<Waiting> waitingAt, Done done) {
	}

	/**
	 * A completed step.
	 *
	 * @param hours working hours it took
	 */
	public record Done(Moment at, double hours) {
	}

	/**
	 * An open task.
	 *
	 * @param assignee the name of the assignee; {@code null} if there is none
	 */
	public record Waiting(String step, String name, String assignee) {
	}

}
