package sa.wusul.services.fee;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseClosed;

/** Cancels the open bills of a case when it is closed for any reason. */
@Component
class OpenBills {

	private final Bills bills;

	OpenBills(Bills bills) {
		this.bills = bills;
	}

	@EventListener
	void cancel(CaseClosed closed) {
		this.bills.cancelOpen(closed.reference());
	}

}
