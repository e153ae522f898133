package sa.wusul.tawasul;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;

/**
 * Somebody who may learn of a detainee.
 *
 * @param mobile the number on file; messages go nowhere else
 * @param caseReference the case that proved him
 */
public record Contact(long id, IdentityNumber detainee, IdentityNumber person, String name, ContactRole role,
		Relation relation, MobileNumber mobile, String caseReference, Instant validFrom, Optional<Instant> revokedAt) {
}
