package sa.wusul.casefile;

import java.time.Instant;

/**
 * A request for one document, for which a case waits.
 *
 * @param id its own identity; an answer to it answers no other
 * @param kind code of the document
 */
public record DocumentRequest(String id, String kind, Instant askedAt) {

}
