package sa.wusul.tawasul.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.services.Verdicts.Outcome;

/**
 * A person named in a request for a visit, with the decision on them.
 *
 * @param ordinal position among the visitors, from one
 * @param reason the reason as the requester reads it
 * @param askAgainFrom date from which the visitor may be requested again after a refusal
 * @param assessedCode the reason code of the table when it was decided
 * @param decidedBy the officer; empty if the table decided
 * @param told the last notification of the requester about this visitor
 */
public record Visitor(int ordinal, IdentityNumber identity, String name, Optional<Outcome> verdict,
		Optional<String> reasonCode, Optional<String> reason, Optional<LocalDate> askAgainFrom,
		Optional<String> assessedCode, Optional<String> decidedBy, Optional<String> told,
		Optional<Instant> checkedInAt) {

	boolean granted() {
		return this.verdict.filter(Outcome.GRANT::equals).isPresent();
	}

}
