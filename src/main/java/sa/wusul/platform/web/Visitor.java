package sa.wusul.platform.web;

/**
 * The sender of a request, as far as the web server shares its places.
 *
 * @param places name of the pool of which the visitor takes places
 * @param key of the person, or of the network address of a person who is not known
 */
public record Visitor(String places, String key) {

	static final String STRANGERS = "strangers";

	static final String ACCOUNTS = "accounts";

}
