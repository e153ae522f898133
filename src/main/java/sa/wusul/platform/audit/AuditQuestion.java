package sa.wusul.platform.audit;

import java.time.Instant;

/**
 * A search in the audit log. Empty texts ask for anything.
 *
 * @param deed its beginning, such as {@code Task}
 * @param from the earliest moment
 * @param until the first moment after the search
 * @param before the number of an entry, of which only earlier ones are wanted
 */
public record AuditQuestion(String actor, String caseReference, String deed, Instant from, Instant until, long before) {

}
