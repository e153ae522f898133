package sa.wusul.tawasul.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Relation;

/**
 * An entry in the log of disclosures about detainees.
 *
 * @param detainee empty if an officer answered a request that names no detainee
 * @param role the recipient's role towards the detainee
 * @param relation the recipient's relation to the detainee by the civil register
 * @param stage the stage of the detainee's case; empty if the register gave none
 * @param why the code of the reason for which the table permitted the disclosure
 * @param by user name of the officer who wrote the disclosed text; empty if a rule
 * decided
 */
public record Disclosure(String caseReference, Optional<IdentityNumber> detainee, IdentityNumber told, ContactRole role,
		Relation relation, Optional<String> stage, List<Matter> disclosed, String why, String paperNumber,
		Optional<String> by, Instant at) {
}
