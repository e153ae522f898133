package sa.wusul.delivery;

/**
 * How a document that nobody came for was destroyed, and the two people who sign for it.
 */
public record Destruction(String method, String firstSignature, String secondSignature) {
}
