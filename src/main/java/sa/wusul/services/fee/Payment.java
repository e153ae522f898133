package sa.wusul.services.fee;

import java.time.Instant;
import java.util.regex.Pattern;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * A payment reported by a biller.
 *
 * @param reference the biller's reference; the same reference is the same payment
 * @param billNumber as entered by the payer
 */
public record Payment(String reference, String billNumber, Amount amount, Instant paidAt) {

	private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

	private static final Pattern BILL = Pattern.compile("[0-9]{1,32}");

	public Payment {
		checkReference(reference);
		if (billNumber == null || !BILL.matcher(billNumber).matches()) {
			throw new RefusalException(Kind.INVALID, "payment.bill");
		}
		if (paidAt == null) {
			throw new RefusalException(Kind.INVALID, "payment.time");
		}
	}

	/** Checks the form of a biller's reference. */
	static void checkReference(String reference) {
		if (reference == null || !REFERENCE.matcher(reference).matches()) {
			throw new RefusalException(Kind.INVALID, "payment.reference");
		}
	}

}
