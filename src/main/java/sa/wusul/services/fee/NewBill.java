package sa.wusul.services.fee;

/**
 * A fee to be billed.
 *
 * @param issueKey identifies the step that bills it; the same key is the same bill
 * @param service key of the process that charges it
 * @param paymentDays working days within which it has to be paid
 */
public record NewBill(String caseReference, String issueKey, String service, Amount amount, int paymentDays) {
}
