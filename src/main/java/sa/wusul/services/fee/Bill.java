package sa.wusul.services.fee;

import java.time.Instant;

/** A bill for a service, with the number under which billers know it. */
public record Bill(String number, String caseReference, String service, Amount amount, BillState state,
		Instant issuedAt, Instant dueAt, Instant changedAt) {
}
