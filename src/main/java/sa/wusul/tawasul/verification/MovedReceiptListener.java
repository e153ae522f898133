package sa.wusul.tawasul.verification;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseMovedEvent;
import sa.wusul.casefile.Receipts;
import sa.wusul.notification.RequesterMessages;

/**
 * Listener that withdraws the receipt of a case that moves into the window before it is
 * sent: it would reach the given number. The window confirms the receipt to the number on
 * file.
 */
@Component
class MovedReceiptListener {

	private final RequesterMessages messages;

	MovedReceiptListener(RequesterMessages messages) {
		this.messages = messages;
	}

	@EventListener
	void withdraw(CaseMovedEvent moved) {
		this.messages.withdraw(Receipts.key(moved.reference()));
	}

}
