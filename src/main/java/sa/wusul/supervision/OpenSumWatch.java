package sa.wusul.supervision;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The counting of the open work before supervisors ask for it. */
@Component
class OpenSumWatch {

	private final OpenSumService sums;

	OpenSumWatch(OpenSumService sums) {
		this.sums = sums;
	}

	@Scheduled(initialDelayString = "${wusul.supervision.measure-after:PT10S}", fixedDelayString = "PT15S")
	void count() {
		this.sums.countAhead();
	}

}
