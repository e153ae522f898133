package sa.wusul.platform.engine;

import org.camunda.bpm.engine.ProcessEngine;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.model.DeployedFiles;

/**
 * Initializer that lets the organisation follow its released file, once there is an
 * engine that knows the deployments.
 */
@Component
class OrganisationInitializer implements InitializingBean {

	private final Rights rights;

	private final DeployedFiles files;

	OrganisationInitializer(ProcessEngine engine, Rights rights, DeployedFiles files) {
		this.rights = rights;
		this.files = files;
	}

	@Override
	public void afterPropertiesSet() {
		this.rights.organisation().follow(() -> this.files.newest(Organisation.FILE));
	}

}
