package sa.wusul.casefile.listener;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.identity.Rights;

/**
 * Lookup that determines whether an execution belongs to a confidential case. The process
 * that opened a case never changes, so the result is cached for cases that are not
 * confidential.
 */
public class ConfidentialCaseReader {

	private static final int REMEMBERED = 10_000;

	private final Set<String> others = Collections.synchronizedSet(Collections.newSetFromMap(new Memory()));

	private final CaseFiles caseFiles;

	private final Rights rights;

	public ConfidentialCaseReader(CaseFiles caseFiles, Rights rights) {
		this.caseFiles = caseFiles;
		this.rights = rights;
	}

	/** Returns the confidential case of this execution; empty if there is none. */
	Optional<CaseFile> forExecution(DelegateExecution execution) {
		var reference = execution.getProcessBusinessKey();
		if (reference == null || this.others.contains(reference)) {
			return Optional.empty();
		}
		var file = this.caseFiles.find(reference);
		if (file.filter((known) -> !this.rights.isConfidential(known.processKey())).isPresent()) {
			this.others.add(reference);
			return Optional.empty();
		}
		return file;
	}

	private static final class Memory extends LinkedHashMap<String, Boolean> {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
			return size() > REMEMBERED;
		}

	}

}
