package sa.wusul.services.fee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A biller's report of one day of the Kingdom, at its end.
 *
 * @param bills the bills that were open at the end of the day, or were created, paid or
 * cancelled on it
 * @param payments the payments of the day
 * @param refunds the refunds that were completed on the day
 * @param payouts the payouts that were settled on the day
 * @param hash identifies the content
 */
public record DayReport(LocalDate day, List<ReportedBill> bills, List<Payment> payments, List<ReportedRefund> refunds,
		List<ReportedPayout> payouts, String hash) {

	/** The state of a bill at the biller. */
	public enum BillStanding {

		OPEN, PAID, CANCELLED

	}

	/** A bill of the report. */
	public record ReportedBill(String number, Amount amount, BillStanding state) {
	}

	/** A completed refund of the report. */
	public record ReportedRefund(String number, Amount amount, String reference, Instant refundedAt) {
	}

	/** A settled payout of the report. */
	public record ReportedPayout(String number, Amount amount, String reference, Payouts.PayoutState outcome,
			Instant settledAt) {
	}

}
