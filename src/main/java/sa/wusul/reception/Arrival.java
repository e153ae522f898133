package sa.wusul.reception;

import java.util.Optional;

/**
 * The arrival of an anonymous visitor in the hall.
 *
 * @param appointment reference of the case whose meeting or appointment the visitor comes
 * for
 */
public record Arrival(String centre, String section, Optional<String> appointment) {

}
