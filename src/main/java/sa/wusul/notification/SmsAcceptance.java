package sa.wusul.notification;

/**
 * A centre's acceptance of one part of a message.
 *
 * @param centreId id by which the centre knows the part
 * @param receiptId the same id as receipts spell it
 * @param state {@code SENT}, or a final state if the centre tells it at once
 */
public record SmsAcceptance(String centreId, String receiptId, SmsDeliveryState state) {

	/** Returns an acceptance whose receipts come later, under the same id. */
	public static SmsAcceptance of(String centreId) {
		return new SmsAcceptance(centreId, centreId, SmsDeliveryState.SENT);
	}

}
