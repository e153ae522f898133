package sa.wusul.platform.engine;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.model.DeployedFiles;

/**
 * Scheduled job that withdraws rights which are not in {@code rights.yaml}, wherever they
 * came from, and gives back those that are missing. It makes the groups of places that
 * were released.
 */
@Component
class EngineRightsWatch {

	private final EngineRightsInitializer rights;

	private final DeployedFiles files;

	private volatile String organisation = "";

	EngineRightsWatch(EngineRightsInitializer rights, DeployedFiles files) {
		this.rights = rights;
		this.files = files;
	}

	@Scheduled(initialDelayString = "${wusul.rights.look-every:PT1M}",
			fixedDelayString = "${wusul.rights.look-every:PT1M}")
	void look() {
		this.rights.synchronise();
	}

	/** Makes the groups of an organisation soon after this node knows of its release. */
	@Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
	void follow() {
		var newest = this.files.newest(Organisation.FILE).map(DeployedFiles.DeployedFile::version).orElse("");
		if (!newest.equals(this.organisation)) {
			this.rights.synchronise();
			this.organisation = newest;
		}
	}

}
