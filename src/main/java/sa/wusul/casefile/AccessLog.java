package sa.wusul.casefile;

import java.time.Instant;
import java.util.List;

/**
 * Who looked at which case. A look is written before its answer leaves: where it cannot
 * be written, there is no answer. What is written stays as it is.
 */
public interface AccessLog {

	void write(CaseRead read);

	/** Who looked at the case, the last first. */
	List<Entry> of(String reference);

	record Entry(CaseRead read, Instant at) {
	}

}
