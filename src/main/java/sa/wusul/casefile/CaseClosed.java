package sa.wusul.casefile;

/**
 * A case was closed, whatever the outcome. It is told within the transaction that closes
 * the case, to domains that hold something for it.
 */
public record CaseClosed(String reference, CaseState state) {
}
