package sa.wusul.services.fee;

import java.time.Instant;
import java.util.Optional;

/**
 * A difference between the ministry's accounts and the biller's report of a day.
 *
 * @param subject number of the bill, refund or payout, or the biller's reference of a
 * payment
 * @param ours amount in riyals or state, as we have it
 * @param theirs amount in riyals or state, as the biller has it
 * @param reference the biller's reference of a refund or payout
 * @param decision empty as long as it is open
 */
public record BillDifference(int line, DifferenceKind kind, String subject, Optional<String> ours,
		Optional<String> theirs, Optional<String> reference, Optional<Instant> happenedAt, Optional<String> decision) {

	static BillDifference of(DifferenceKind kind, String subject, Object ours, Object theirs) {
		return new BillDifference(0, kind, subject, Optional.ofNullable(ours).map(String::valueOf),
				Optional.ofNullable(theirs).map(String::valueOf), Optional.empty(), Optional.empty(), Optional.empty());
	}

	BillDifference reported(String theirReference, Instant moment) {
		return new BillDifference(this.line, this.kind, this.subject, this.ours, this.theirs,
				Optional.of(theirReference), Optional.of(moment), this.decision);
	}

	BillDifference decided(String as) {
		return new BillDifference(this.line, this.kind, this.subject, this.ours, this.theirs, this.reference,
				this.happenedAt, Optional.of(as));
	}

}
