package sa.wusul.intake;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseClosedEvent;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseMovedEvent;
import sa.wusul.casefile.CaseState;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;

/**
 * Listener that tells the processes of merged cases when the leading one is closed, or
 * moved to a confidential domain, of which they do not hear any more.
 */
@Component
class MergedCaseListener {

	private static final String REQUEST = "intake-request-registration";

	private static final String CLOSED = "intake.leadingClosed";

	private static final String MOVED = "intake.leadingMoved";

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final Inbox inbox;

	MergedCaseListener(CaseFiles caseFiles, CaseLinks links, Inbox inbox) {
		this.caseFiles = caseFiles;
		this.links = links;
		this.inbox = inbox;
	}

	@EventListener
	void tell(CaseClosedEvent closed) {
		var leading = closed.reference();
		if (closed.state() != CaseState.MERGED && this.caseFiles.get(leading).processKey().equals(REQUEST)) {
			send(leading, CLOSED);
		}
	}

	@EventListener
	void tell(CaseMovedEvent moved) {
		send(moved.reference(), MOVED);
	}

	private void send(String leading, String message) {
		this.links.merged(leading)
			.forEach((reference) -> this.inbox
				.receive(new InboxMessage("merged:" + message + ":" + reference, message, reference)));
	}

}
