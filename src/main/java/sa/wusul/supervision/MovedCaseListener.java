package sa.wusul.supervision;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseMovedEvent;

/** Listener that counts the steps of a moved case under its new process. */
@Component
class MovedCaseListener {

	private final CaseStepRepository steps;

	MovedCaseListener(CaseStepRepository steps) {
		this.steps = steps;
	}

	@EventListener
	void move(CaseMovedEvent moved) {
		this.steps.moved(moved.reference(), moved.processKey());
	}

}
