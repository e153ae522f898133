package sa.wusul.notification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.stereotype.Service;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Receipts that a provider reports by itself, through an account with the name of its
 * gateway, so that none speaks of the messages of another.
 */
@Service
public class SmsReceiptService {

	/** Receipts in one report. */
	private static final int MOST = 100;

	private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

	private static final Pattern CODE = Pattern.compile("[0-9A-Za-z._-]{1,20}");

	private static final Map<String, SmsDeliveryState> STATES = Map.of("SENT", SmsDeliveryState.SENT, "DELIVERED",
			SmsDeliveryState.DELIVERED, "FAILED", SmsDeliveryState.FAILED, "EXPIRED", SmsDeliveryState.FAILED_FOR_NOW);

	private final SmsDispatchService dispatch;

	SmsReceiptService(SmsDispatchService dispatch) {
		this.dispatch = dispatch;
	}

	/**
	 * Notes receipts, all or none.
	 * @param provider name of the account and of its gateway
	 * @return the number of receipts
	 * @throws RefusalException {@code sms.gatewayUnknown} if there is no such gateway,
	 * {@code sms.receiptForm} if a receipt cannot be read
	 */
	public int receive(String provider, List<ProviderReceipt> receipts) {
		var gateway = this.dispatch.gateway(provider)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "sms.gatewayUnknown"));
		if (receipts.isEmpty() || receipts.size() > MOST) {
			throw new RefusalException(Kind.INVALID, "sms.receiptForm", "receipts");
		}
		var read = receipts.stream().map((receipt) -> read(gateway.name(), receipt)).toList();
		read.forEach(this.dispatch::receive);
		return read.size();
	}

	private static SmsReceipt read(String gateway, ProviderReceipt receipt) {
		if (receipt == null || receipt.id() == null || !ID.matcher(receipt.id()).matches()) {
			throw new RefusalException(Kind.INVALID, "sms.receiptForm", "id");
		}
		if (receipt.state() == null || !STATES.containsKey(receipt.state())) {
			throw new RefusalException(Kind.INVALID, "sms.receiptForm", "state");
		}
		if (receipt.code().filter((code) -> !CODE.matcher(code).matches()).isPresent()) {
			throw new RefusalException(Kind.INVALID, "sms.receiptForm", "code");
		}
		return new SmsReceipt(gateway, receipt.id(), STATES.get(receipt.state()), receipt.code(), Optional.empty());
	}

	/**
	 * A receipt as a provider reports it.
	 *
	 * @param state {@code SENT}, {@code DELIVERED}, {@code FAILED} or {@code EXPIRED}
	 * @param code the network's code of a failure
	 */
	public record ProviderReceipt(String id, String state, Optional<String> code) {
	}

}
