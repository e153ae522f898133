package sa.wusul.casefile;

/**
 * Event that a case was moved to another process, published within the transaction that
 * moves it, for domains that keep the process of a case.
 */
public record CaseMovedEvent(String reference, String processKey) {
}
