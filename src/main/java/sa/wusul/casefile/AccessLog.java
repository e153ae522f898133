package sa.wusul.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import sa.wusul.casefile.CaseRead.Door;

/**
 * Who looked at which case. A look is written before its answer leaves: where it cannot
 * be written, there is no answer. What is written stays as it is.
 */
public interface AccessLog {

	void write(CaseRead read);

	/** A list is a look at each case in it. */
	void writeList(Collection<String> references, String reader, Door door);

	/** Who looked at the case, the last first. */
	List<Entry> of(String reference);

	record Entry(CaseRead read, Instant at) {
	}

}
