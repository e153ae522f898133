package sa.wusul.services;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import sa.wusul.casefile.PersonName;

/**
 * The proof of the right by which an agent acts for a requester, among the findings of
 * the registers.
 *
 * @param given whether the last check found the right proven
 * @param representative the agent's name in the register; empty if nothing is proven
 * @param endsOn the day on which a guardianship ends
 */
public record RepresentationProof(boolean given, Optional<PersonName> representative, Optional<LocalDate> endsOn) {

	/** The name of the outcome among the findings of a case. */
	public static final String FINDING = "representedBy";

	/** The outcome if nothing is proven. */
	public static final String NONE = "NONE";

	/** The name of the agent's name among the findings of a case. */
	static final String NAME = "agentName" + IdentityCheck.ON_FILE;

	static final String MOBILE = "agentMobile" + IdentityCheck.ON_FILE;

	private static final String END = "guardianshipEndsOn";

	/** Returns the proof among the findings of a case. */
	public static RepresentationProof of(Map<String, Object> findings) {
		var given = !findings.getOrDefault(FINDING, NONE).equals(NONE);
		return new RepresentationProof(given,
				given ? Optional.ofNullable((PersonName) findings.get(NAME)) : Optional.empty(),
				Optional.ofNullable((LocalDate) findings.get(END)));
	}

}
