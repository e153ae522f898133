package sa.wusul.delivery;

/**
 * The destruction of an unclaimed document, with the two people who sign for it.
 */
public record Destruction(String method, String firstSignature, String secondSignature) {
}
