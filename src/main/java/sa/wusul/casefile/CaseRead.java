package sa.wusul.casefile;

import java.util.Optional;

/**
 * Somebody looks at a case.
 *
 * @param reader the user name of staff or of a channel's account, or {@link #REQUESTER}
 * @param paperNumber which paper, where it is one
 * @param taskId the task from which staff look
 */
public record CaseRead(String reference, String reader, Door door, Shown shown, Optional<String> paperNumber,
		Optional<String> taskId) {

	/** Who proved on the tracking page that the case is his. */
	public static final String REQUESTER = "requester";

	public static CaseRead byRequester(String reference) {
		return new CaseRead(reference, REQUESTER, Door.TRACKING, Shown.CASE, Optional.empty(), Optional.empty());
	}

	/** The requester logged in. */
	public static CaseRead byCitizen(String reference) {
		return at(Door.PORTAL, reference, REQUESTER, Shown.CASE);
	}

	public static CaseRead fromTask(String reference, String reader, String taskId) {
		return new CaseRead(reference, reader, Door.TASKLIST, Shown.CASE, Optional.empty(), Optional.of(taskId));
	}

	public static CaseRead at(Door door, String reference, String reader, Shown shown) {
		return new CaseRead(reference, reader, door, shown, Optional.empty(), Optional.empty());
	}

	/** Staff look from their task list at a case of which they need have no task. */
	public static CaseRead fromDesk(String reference, String reader) {
		return at(Door.TASKLIST, reference, reader, Shown.CASE);
	}

	/** The same look at the booking alone. */
	public CaseRead booking() {
		return new CaseRead(this.reference, this.reader, this.door, Shown.BOOKING, this.paperNumber, this.taskId);
	}

	/** The same look at one of the papers. */
	public CaseRead paper(String number) {
		return new CaseRead(this.reference, this.reader, this.door, Shown.PAPER, Optional.of(number), this.taskId);
	}

	/** Where one looks from. */
	public enum Door {

		TASKLIST, COCKPIT, COUNTER, PHONE, CHANNEL, TRACKING, PORTAL

	}

	/** What of the case one sees. */
	public enum Shown {

		CASE, PAPER, BILLS, BOOKING, DELIVERY

	}

}
