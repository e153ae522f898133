package sa.wusul.tawasul.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Relation;

/**
 * What somebody was told of a detainee.
 *
 * @param detainee empty where an officer answered a request that names none
 * @param role what he was to the detainee in the eyes of the window
 * @param relation what he was to him by the civil register
 * @param stage where the detainee's case stood; empty where the register did not say
 * @param why the code of the reason for which the table let him know
 * @param by user name of the officer whose words he reads; empty where a rule decided
 */
public record Disclosure(String caseReference, Optional<IdentityNumber> detainee, IdentityNumber told, ContactRole role,
		Relation relation, Optional<String> stage, List<Matter> disclosed, String why, String paperNumber,
		Optional<String> by, Instant at) {
}
