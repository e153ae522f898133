package sa.wusul.tawasul.leave;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/**
 * An authorisation of temporary leave.
 *
 * @param inquiry number of times the leave was examined
 * @param conditions empty until they are set
 * @param guarantor the name of the guarantor of the return
 */
public record Leave(String number, String caseReference, IdentityNumber detainee, LeaveReason reason, LeaveState state,
		int inquiry, Optional<LeaveConditions> conditions, Optional<String> guarantor, Optional<Instant> validFrom,
		Optional<Instant> validUntil) {

	boolean inForceAt(Instant moment) {
		return this.state == LeaveState.APPROVED && this.validFrom.filter((from) -> !moment.isBefore(from)).isPresent()
				&& this.validUntil.filter((until) -> !moment.isAfter(until)).isPresent();
	}

}
