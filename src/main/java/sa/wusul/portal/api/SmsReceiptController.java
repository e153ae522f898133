package sa.wusul.portal.api;

import java.util.List;
import java.util.Optional;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.notification.SmsReceiptService;
import sa.wusul.notification.SmsReceiptService.ProviderReceipt;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * API of providers of SMS, documented in {@code src/docs/operators.md}: they report what
 * became of messages. Accounts of the group {@code sms-providers} log in with HTTP basic
 * or as bearer.
 */
@RestController
@RequestMapping("/api/sms")
class SmsReceiptController {

	private final SmsReceiptService receipts;

	SmsReceiptController(SmsReceiptService receipts) {
		this.receipts = receipts;
	}

	/** Receives receipts, in any order and however often they are reported. */
	@PostMapping("/receipts")
	Taken take(@RequestBody Report report, SmsProviderAccount account) {
		if (report.receipts() == null) {
			throw new RefusalException(Kind.INVALID, "sms.receiptForm", "receipts");
		}
		return new Taken(this.receipts.receive(account.userName(),
				report.receipts().stream().map((receipt) -> (receipt != null) ? receipt.read() : null).toList()));
	}

	record Report(List<Reported> receipts) {
	}

	record Reported(String id, String state, String code) {

		ProviderReceipt read() {
			return new ProviderReceipt(this.id, this.state, Optional.ofNullable(this.code));
		}

	}

	record Taken(int received) {
	}

}
