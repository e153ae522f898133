package sa.wusul.tawasul.verification;

import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts.NewContact;
import sa.wusul.tawasul.Relation;

/**
 * A person applying or named to become a contact, with the data of the case and the
 * registers.
 *
 * @param onFile the person's number in the civil register; empty if it has none
 */
record Candidate(String caseReference, IdentityNumber detainee, IdentityNumber person, String name, ContactRole role,
		Relation relation, Optional<MobileNumber> onFile) {

	NewContact at(MobileNumber mobile) {
		return new NewContact(this.detainee, this.person, this.name, this.role, this.relation, mobile,
				this.caseReference);
	}

}
