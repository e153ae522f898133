package sa.wusul.platform.engine;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Scheduled job that withdraws rights which are not in {@code rights.yaml}, wherever they
 * came from, and gives back those that are missing.
 */
@Component
class EngineRightsWatch {

	private final EngineRightsInitializer rights;

	EngineRightsWatch(EngineRightsInitializer rights) {
		this.rights = rights;
	}

	@Scheduled(initialDelayString = "${wusul.rights.look-every:PT1M}",
			fixedDelayString = "${wusul.rights.look-every:PT1M}")
	void look() {
		this.rights.synchronise();
	}

}
