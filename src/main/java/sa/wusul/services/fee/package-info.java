/**
 * Fees, bills, payments, refunds and payouts. Terms: a <em>bill</em> is paid to us, a
 * <em>payout</em> is paid by us. A biller implements {@code Biller}. Amounts are whole
 * halalas. No HTTP and no engine types.
 */
package sa.wusul.services.fee;
