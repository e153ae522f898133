package sa.wusul.notification;

import java.util.Optional;

/**
 * Gateway to the mobile network: one provider with its message centre. It hands messages
 * over in parts, each under the id that the centre gives it; receipts come later, to
 * {@link SmsReceipts}.
 */
public interface SmsGateway {

	/** Returns the name that settings, rows and figures have for it. */
	String name();

	/** Checks whether it can hand over messages now. */
	boolean isReady();

	/**
	 * Returns why it is not ready and what operators have to do, without personal data.
	 * @return empty if it does not know
	 */
	default Optional<String> trouble() {
		return Optional.empty();
	}

	/**
	 * Checks whether the centre ignores a part that it has already accepted under the
	 * same reference, so that an unclear part may be handed over again.
	 */
	boolean deduplicates();

	/** Returns the number of parts in which it hands over this message. */
	int parts(SmsMessage message);

	/**
	 * Hands over one part.
	 * @param part from 1 on
	 * @param reference number of the part, the same at each repetition, from 0 to 65535
	 * @throws SmsNotAcceptedException if the centre surely did not accept it
	 * @throws SmsRefusedException if no centre would accept it
	 * @throws SmsUnclearException if the centre may have accepted it
	 */
	SmsAcceptance send(SmsMessage message, int part, int reference);

	/**
	 * Completes the parts that this thread handed over, in the transaction that records
	 * their acceptance: for a gateway without a network, which keeps them in the same
	 * database.
	 */
	default void complete() {
	}

	/**
	 * Asks the centre about an accepted part.
	 * @return its final state, or empty if it has none or does not tell
	 */
	default Optional<SmsDeliveryState> ask(String centreId) {
		return Optional.empty();
	}

}
