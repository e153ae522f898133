package sa.wusul.casefile;

/**
 * Event that a case was closed, with any outcome. It is published within the transaction
 * that closes the case, for domains that hold resources for it.
 */
public record CaseClosedEvent(String reference, CaseState state) {
}
