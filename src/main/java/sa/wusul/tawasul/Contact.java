package sa.wusul.tawasul;

import java.time.Instant;
import java.util.Map;
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

	/**
	 * Returns the relation if the civil register confirmed it when the contact was
	 * entered; a relation that an officer accepted without the register is not proven.
	 * @param found the findings of the case that entered the contact
	 */
	public Optional<Relation> provenRelation(Map<String, Object> found) {
		var word = found.get((this.role == ContactRole.NAMED) ? "namedRelation" : "relation");
		return Optional.of(this.relation).filter((entered) -> entered.name().equals(word));
	}

}
