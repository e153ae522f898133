package sa.wusul.services.fee;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseClosedEvent;

/** Listener that cancels the open bills of a case when it is closed for any reason. */
@Component
class OpenBillListener {

	private final Bills bills;

	OpenBillListener(Bills bills) {
		this.bills = bills;
	}

	@EventListener
	void cancel(CaseClosedEvent closed) {
		this.bills.cancelOpen(closed.reference());
	}

}
