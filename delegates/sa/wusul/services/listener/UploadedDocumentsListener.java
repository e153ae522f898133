package sa.wusul.services.listener;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import sa.wusul.casefile.CaseWords;
import sa.wusul.papers.Scan;
import sa.wusul.papers.ScanService;

/**
 * Listener that tells the table of a service which documents were uploaded to the case:
 * an upload of the right kind is the document, whatever was ticked in the form.
 */
public class UploadedDocumentsListener implements ExecutionListener {

	/** The facts of tables by the codes of documents. */
	private static final Map<String, String> FACTS = Map.of("PHOTO", "photoAttached", "PASSPORT_COPY",
			"passportCopyAttached");

	private final ScanService scans;

	public UploadedDocumentsListener(ScanService scans) {
		this.scans = scans;
	}

	@Override
	public void notify(DelegateExecution execution) {
		for (var scan : this.scans.forCase(execution.getProcessBusinessKey())) {
			FACTS.forEach((code, fact) -> {
				if (isOf(scan, code)) {
					execution.setVariable(fact, true);
				}
			});
		}
	}

	private static boolean isOf(Scan scan, String code) {
		return scan.kind().startsWith(CaseWords.of("document", code));
	}

}
