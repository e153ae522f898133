package sa.wusul.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import sa.wusul.casefile.CaseRead.Endpoint;

/**
 * Log of every access to a case. An entry is written before the answer is sent: if it
 * cannot be written, there is no answer. Entries are never changed.
 */
public interface AccessLog {

	void write(CaseRead read);

	/** Writes an entry for each case of a list. */
	void writeList(Collection<String> references, String reader, Endpoint endpoint);

	/** Returns the entries of a case, the latest first. */
	List<Entry> forCase(String reference);

	record Entry(CaseRead read, Instant at) {
	}

}
