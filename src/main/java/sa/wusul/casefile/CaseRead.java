package sa.wusul.casefile;

import java.util.Optional;

/**
 * An access to a case.
 *
 * @param reader the user name of staff or of a channel's account, {@link #REQUESTER} or
 * {@link #REPRESENTATIVE}
 * @param paperNumber number of the paper, if it is one
 * @param taskId the task from which staff read the case
 */
public record CaseRead(String reference, String reader, Endpoint door, Shown shown, Optional<String> paperNumber,
		Optional<String> taskId) {

	/** Reader name of requesters who proved that the case is theirs. */
	public static final String REQUESTER = "requester";

	/** Reader name of those who act for the requester and are logged in. */
	public static final String REPRESENTATIVE = "representative";

	public static CaseRead byRequester(String reference) {
		return new CaseRead(reference, REQUESTER, Endpoint.TRACKING, Shown.CASE, Optional.empty(), Optional.empty());
	}

	/** Creates the access of a requester who is logged in. */
	public static CaseRead byCitizen(String reference) {
		return at(Endpoint.PORTAL, reference, REQUESTER, Shown.CASE);
	}

	/** Creates the access of somebody who acts for the requester and is logged in. */
	public static CaseRead byRepresentative(String reference) {
		return at(Endpoint.PORTAL, reference, REPRESENTATIVE, Shown.CASE);
	}

	public static CaseRead fromTask(String reference, String reader, String taskId) {
		return new CaseRead(reference, reader, Endpoint.TASKLIST, Shown.CASE, Optional.empty(), Optional.of(taskId));
	}

	public static CaseRead at(Endpoint endpoint, String reference, String reader, Shown shown) {
		return new CaseRead(reference, reader, endpoint, shown, Optional.empty(), Optional.empty());
	}

	/**
	 * Creates the access of a member of staff from their task list, who need not have a
	 * task of the case.
	 */
	public static CaseRead fromDesk(String reference, String reader) {
		return at(Endpoint.TASKLIST, reference, reader, Shown.CASE);
	}

	/** Returns the same access, to the booking alone. */
	public CaseRead booking() {
		return new CaseRead(this.reference, this.reader, this.door, Shown.BOOKING, this.paperNumber, this.taskId);
	}

	/** Returns the same access, to one of the papers. */
	public CaseRead paper(String number) {
		return new CaseRead(this.reference, this.reader, this.door, Shown.PAPER, Optional.of(number), this.taskId);
	}

	/** Place from which the case is read. */
	public enum Endpoint {

		TASKLIST, COCKPIT, COUNTER, PHONE, CHANNEL, TRACKING, PORTAL

	}

	/** Part of the case that is read. */
	public enum Shown {

		CASE, PAPER, BILLS, BOOKING, DELIVERY

	}

}
