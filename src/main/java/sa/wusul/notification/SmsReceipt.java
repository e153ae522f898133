package sa.wusul.notification;

import java.util.Optional;

/**
 * A centre's receipt for one part of a message.
 *
 * @param gateway name of the gateway through which it came
 * @param receiptId id of the part as receipts spell it
 * @param state state of the part
 * @param problem the network's code of a failure
 * @param echo reference and number, if the centre repeats them
 */
public record SmsReceipt(String gateway, String receiptId, SmsDeliveryState state, Optional<String> problem,
		Optional<Echo> echo) {

	/**
	 * The reference of a part and the number that got it, as the centre repeats them.
	 */
	public record Echo(int reference, String mobile) {
	}

}
