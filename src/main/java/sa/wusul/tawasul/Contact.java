package sa.wusul.tawasul;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;

/**
 * A person who is entitled to information about a detainee.
 *
 * @param mobile the number on file in the civil register; messages are sent to no other
 * @param caseReference the case that proved the contact's identity and number
 */
public record Contact(long id, IdentityNumber detainee, IdentityNumber person, String name, ContactRole role,
		Relation relation, MobileNumber mobile, String caseReference, Instant validFrom, Optional<Instant> revokedAt) {
}
