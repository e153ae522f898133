package sa.wusul.services.listener;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import sa.wusul.papers.ScanService;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.EngineAccess;

/**
 * Listener that tells the table of a service which documents the case has: an upload of
 * the right kind is the document, whatever was ticked in the form. A tick alone counts
 * where the table {@code services-original-seen} lets staff see the original instead.
 */
public class UploadedDocumentsListener implements ExecutionListener {

	/** The facts of tables by the codes of documents. */
	private static final Map<String, String> FACTS = Map.of("PHOTO", "photoAttached", "PASSPORT_COPY",
			"passportCopyAttached");

	private static final String ORIGINAL_SEEN = "services-original-seen";

	private final ScanService scans;

	public UploadedDocumentsListener(ScanService scans) {
		this.scans = scans;
	}

	@Override
	public void notify(DelegateExecution execution) {
		var uploaded = this.scans.forCase(execution.getProcessBusinessKey());
		FACTS.forEach((code, fact) -> {
			if (uploaded.stream().anyMatch((scan) -> scan.kindCode().equals(code))) {
				execution.setVariable(fact, true);
			}
			else if (Boolean.TRUE.equals(execution.getVariable(fact)) && !mayBeSeen(execution, code)) {
				execution.setVariable(fact, false);
			}
		});
	}

	private static boolean mayBeSeen(DelegateExecution execution, String code) {
		var facts = Map.<String, Object>of("missingDocument", code, "channel", execution.getVariable("channel"));
		return EngineAccess
			.asSystem("requesters need no right to the table of originals", () -> Decisions
				.ask(execution.getProcessEngineServices().getDecisionService(), ORIGINAL_SEEN, facts, Boolean.class))
			.orElse(false);
	}

}
