package sa.wusul.services.fee;

import java.time.Instant;

/** What a requester has to pay for a service, under a number that billers know. */
public record Bill(String number, String caseReference, String service, Amount amount, BillState state,
		Instant issuedAt, Instant dueAt, Instant changedAt) {
}
