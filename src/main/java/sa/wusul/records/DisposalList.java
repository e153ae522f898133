package sa.wusul.records;

import java.time.Instant;
import java.util.Optional;

/**
 * A list of cases of a centre whose retention time is over.
 *
 * @param domain domain of the people who decide
 * @param rulesVersion version of the table by which it was drawn up
 * @param certificate number of the certificate, once the cases are disposed of
 */
public record DisposalList(long number, String domain, String centre, String rulesVersion, Instant drawnUpAt,
		Optional<String> checkedBy, Optional<String> approvedBy, Optional<Instant> disposedAt,
		Optional<String> certificate) {

	/** Returns the name of the list, such as {@code DL-12}. */
	public String key() {
		return key(this.number);
	}

	/** Returns the people who decide. */
	public DisposalOffice office() {
		return new DisposalOffice(this.domain, this.centre);
	}

	static String key(long number) {
		return "DL-" + number;
	}

}
