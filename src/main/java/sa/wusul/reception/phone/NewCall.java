package sa.wusul.reception.phone;

import java.util.Optional;

import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.IdentityNumber;

/**
 * A call that an officer takes, with what the caller named, if he asks about a case.
 *
 * @param purpose {@code ENQUIRY} or {@code NEW_REQUEST}
 * @param officer user name of who took the call
 */
public record NewCall(String purpose, Optional<CaseReference> reference, Optional<IdentityNumber> identityNumber,
		String officer) {
}
