package sa.wusul.tawasul.leave;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;

/**
 * The person who guarantees the return of a detainee on leave, identified at the counter.
 */
public record Guarantor(IdentityNumber identity, PersonName name, String relation) {
}
