package sa.wusul.notification.smpp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

import sa.wusul.notification.SmsDeliveryState;
import sa.wusul.notification.SmsProperties.ReceiptIds;
import sa.wusul.notification.SmsReceipt;
import sa.wusul.notification.SmsReceipt.Echo;

/**
 * Reader of receipts: their text in the form of appendix B of SMPP 3.4, and the
 * parameters that some centres add. Of the text it takes id, state and error only.
 */
class SmppReceiptReader {

	private static final Pattern ID = Pattern.compile("(?i)\\bid:\\s*([0-9A-Za-z-]{1,64})");

	private static final Pattern STATE = Pattern.compile("(?i)\\bstat:\\s*([A-Z]{1,10})");

	private static final Pattern ERROR = Pattern.compile("(?i)\\berr:\\s*([0-9A-Za-z]{1,10})");

	private final String gateway;

	private final ReceiptIds ids;

	SmppReceiptReader(String gateway, ReceiptIds ids) {
		this.gateway = gateway;
		this.ids = ids;
	}

	/** Returns the receipt, or empty if the message is none that can be read. */
	Optional<SmsReceipt> read(DeliverSm message) {
		if (!message.isSmscDeliveryReceipt()) {
			return Optional.empty();
		}
		var text = text(message);
		var named = message.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
		var id = (named != null) ? Optional.of(receiptId(named.getValueAsString().strip()))
				: find(ID, text).map((found) -> found.toLowerCase(Locale.ROOT)).map(this::plain);
		var given = message.getOptionalParameter(OptionalParameter.Message_state.class);
		var state = find(STATE, text).map((found) -> state(found.toUpperCase(Locale.ROOT)))
			.or(() -> Optional.ofNullable(given).map((value) -> state(value.getValue())));
		if (id.isEmpty() || state.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new SmsReceipt(this.gateway, id.get(), state.get(),
				find(ERROR, text).filter((error) -> state.get() != SmsDeliveryState.DELIVERED), echo(message)));
	}

	private static Optional<Echo> echo(DeliverSm message) {
		return Optional.ofNullable(message.getOptionalParameter(OptionalParameter.User_message_reference.class))
			.map((reference) -> new Echo(reference.getValue() & 0xFFFF,
					"+" + message.getSourceAddr().replaceFirst("^\\+|^00", "")));
	}

	private static String text(DeliverSm message) {
		var payload = message.getOptionalParameter(OptionalParameter.Message_payload.class);
		var bytes = (payload != null) ? payload.getValue() : message.getShortMessage();
		return (bytes != null) ? new String(bytes, StandardCharsets.ISO_8859_1) : "";
	}

	private static Optional<String> find(Pattern pattern, String text) {
		var found = pattern.matcher(text);
		return found.find() ? Optional.of(found.group(1)) : Optional.empty();
	}

	/** Returns the id of a centre as its receipts spell it. */
	String receiptId(String centreId) {
		var id = centreId.toLowerCase(Locale.ROOT);
		try {
			return switch (this.ids) {
				case SAME -> id;
				case DECIMAL -> new BigInteger(id, 16).toString();
				case HEXADECIMAL -> new BigInteger(id).toString(16);
			};
		}
		catch (NumberFormatException otherForm) {
			return id;
		}
	}

	/** Leaves out the zeros with which some centres fill numbers up. */
	private String plain(String id) {
		return (this.ids == ReceiptIds.SAME || !id.matches("[0-9a-f]+")) ? id : id.replaceFirst("^0+(?=.)", "");
	}

	/** Returns the state of a word of appendix B. */
	static SmsDeliveryState state(String word) {
		return switch (word) {
			case "DELIVRD" -> SmsDeliveryState.DELIVERED;
			case "UNDELIV", "REJECTD", "DELETED" -> SmsDeliveryState.FAILED;
			case "EXPIRED", "UNKNOWN" -> SmsDeliveryState.FAILED_FOR_NOW;
			default -> SmsDeliveryState.SENT;
		};
	}

	/** Returns the state of a number of {@code message_state}. */
	static SmsDeliveryState state(int value) {
		return switch (value) {
			case 2 -> SmsDeliveryState.DELIVERED;
			case 4, 5, 8 -> SmsDeliveryState.FAILED;
			case 3, 7 -> SmsDeliveryState.FAILED_FOR_NOW;
			default -> SmsDeliveryState.SENT;
		};
	}

}
