package sa.wusul.intake;

import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseClosedEvent;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseState;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.text.ArabicText;

/**
 * Listener that tells the requester of merged cases, under each of their references, that
 * the leading one is closed.
 */
@Component
class MergedCaseListener {

	private static final String REQUEST = "intake-request-registration";

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final RequesterMessages messages;

	MergedCaseListener(CaseFiles caseFiles, CaseLinks links, RequesterMessages messages) {
		this.caseFiles = caseFiles;
		this.links = links;
		this.messages = messages;
	}

	@EventListener
	void tell(CaseClosedEvent closed) {
		var leading = closed.reference();
		if (closed.state() == CaseState.MERGED || !this.caseFiles.get(leading).processKey().equals(REQUEST)) {
			return;
		}
		this.links.merged(leading).forEach((reference) -> {
			this.caseFiles.reach(reference, ArabicText.of("merged.closed"));
			this.messages.inform(reference, "mergedClosed", "merged-" + reference, Map.of("leadingNumber", leading));
		});
	}

}
