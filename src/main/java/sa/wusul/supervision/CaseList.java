package sa.wusul.supervision;

import java.util.List;

import sa.wusul.platform.clock.Moment;

/** A page of the cases behind a figure; of the requester it says nothing. */
public record CaseList(long total, int page, int size, List<Row> rows) {

	/**
	 * @param waitingAt the tasks that are open
	 */
	public record Row(String reference, String service, String centre, String department, Figures.Word state,
			Figures.Word priority, Moment openedAt, Moment dueAt, Moment closedAt, boolean overdue,
			List<Waiting> waitingAt) {
	}

	/**
	 * @param assignee the name of who has it; {@code null} where nobody has
	 */
	public record Waiting(String step, String name, String assignee) {
	}

}
