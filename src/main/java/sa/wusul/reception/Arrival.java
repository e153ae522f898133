package sa.wusul.reception;

import java.util.Optional;

/**
 * Somebody comes to the hall. Nobody asks who he is.
 *
 * @param appointment reference of the case whose meeting or appointment he comes for
 */
public record Arrival(String centre, String section, Optional<String> appointment) {

}
