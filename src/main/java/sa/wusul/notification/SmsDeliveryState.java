package sa.wusul.notification;

import java.util.Arrays;
import java.util.List;

/**
 * State of one part of a message. A state replaces only those above it, so that receipts
 * may come twice, late and in any order.
 */
public enum SmsDeliveryState {

	/** Not handed over: no centre has it. */
	WAITING,

	/** Being handed over; after a crash or a lost connection the outcome is unclear. */
	SENDING,

	/** Accepted by the centre. */
	SENT,

	/** Accepted, but without a receipt within the time in which receipts come. */
	UNCONFIRMED,

	/** Not delivered within its validity, or not yet; another message may arrive. */
	FAILED_FOR_NOW,

	/** Refused by the centre or the network for good. */
	FAILED,

	/** On the telephone. */
	DELIVERED;

	/** Checks whether no receipt is expected any more, although one may come. */
	public boolean isSettled() {
		return ordinal() > SENT.ordinal();
	}

	/** Returns the states that this one replaces. */
	List<String> replaces() {
		return Arrays.stream(values()).filter((other) -> other.ordinal() < ordinal()).map(Enum::name).toList();
	}

}
