package sa.wusul.reception.phone;

import java.util.Optional;

import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.IdentityNumber;

/**
 * A call taken by an officer, with the data the caller gave if they ask about a case.
 *
 * @param purpose {@code ENQUIRY} or {@code NEW_REQUEST}
 * @param officer user name of the officer
 */
public record NewCall(String purpose, Optional<CaseReference> reference, Optional<IdentityNumber> identityNumber,
		String officer) {
}
