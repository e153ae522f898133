package sa.wusul.tawasul.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.services.Verdicts.Outcome;

/**
 * One who is named in a request for a visit, and what was decided about him.
 *
 * @param ordinal his place among the visitors, from one
 * @param reason in the words that the requester reads
 * @param askAgainFrom from when it may be asked for him again, where he was refused for a
 * time
 * @param assessedCode what the table said when it was decided
 * @param decidedBy the officer; empty where the table decided
 * @param told what the requester was last told about him
 */
public record Visitor(int ordinal, IdentityNumber identity, String name, Optional<Outcome> verdict,
		Optional<String> reasonCode, Optional<String> reason, Optional<LocalDate> askAgainFrom,
		Optional<String> assessedCode, Optional<String> decidedBy, Optional<String> told,
		Optional<Instant> checkedInAt) {

	boolean granted() {
		return this.verdict.filter(Outcome.GRANT::equals).isPresent();
	}

}
