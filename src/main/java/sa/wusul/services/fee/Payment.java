package sa.wusul.services.fee;

import java.time.Instant;
import java.util.regex.Pattern;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Money that a biller took.
 *
 * @param reference the biller's name for it; the same reference is the same payment
 * @param billNumber as the payer gave it
 */
public record Payment(String reference, String billNumber, Amount amount, Instant paidAt) {

	private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

	private static final Pattern BILL = Pattern.compile("[0-9]{1,32}");

	public Payment {
		checkReference(reference);
		if (billNumber == null || !BILL.matcher(billNumber).matches()) {
			throw new Refusal(Kind.INVALID, "payment.bill");
		}
		if (paidAt == null) {
			throw new Refusal(Kind.INVALID, "payment.time");
		}
	}

	/** Billers' names for what they did. */
	static void checkReference(String reference) {
		if (reference == null || !REFERENCE.matcher(reference).matches()) {
			throw new Refusal(Kind.INVALID, "payment.reference");
		}
	}

}
