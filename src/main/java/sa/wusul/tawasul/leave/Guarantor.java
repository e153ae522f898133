package sa.wusul.tawasul.leave;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;

/** Who answers for the return of somebody on leave; he proved who he is at the desk. */
public record Guarantor(IdentityNumber identity, PersonName name, String relation) {
}
