package sa.wusul.records;

import java.util.Collection;
import java.util.stream.Stream;

/**
 * The officers and supervisors of a centre who decide which of its cases are disposed of:
 * those of the records, or those of a confidential domain for its own cases.
 *
 * @param domain {@code records}, or the confidential domain
 */
public record DisposalOffice(String domain, String centre) {

	/** The domain of the people who decide about all cases that are not confidential. */
	static final String RECORDS = "records";

	/** Returns the key of the process in which they decide. */
	public String process() {
		return this.domain + "-case-disposal";
	}

	/** Checks whether one of these groups is theirs. */
	public boolean isOf(Collection<String> groups) {
		return Stream.of("officers", "supervisors")
			.map((role) -> String.join("-", this.domain, role, this.centre))
			.anyMatch(groups::contains);
	}

}
