package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

import org.springframework.stereotype.Component;

/**
 * Engine plugin that hands a person's groups to queries as they are. The engine would
 * first read the groups of all authorisations, in each command, to leave out those
 * without one; the table has a row for each open task, and the answers are the same.
 */
@Component
class GroupFilterEnginePlugin extends AbstractProcessEnginePlugin {

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var factories = new ArrayList<SessionFactory>(List.of(new Factory()));
		if (engine.getCustomSessionFactories() != null) {
			factories.addAll(engine.getCustomSessionFactories());
		}
		engine.setCustomSessionFactories(factories);
	}

	private static final class Factory implements SessionFactory {

		@Override
		public Class<?> getSessionType() {
			return AuthorizationManager.class;
		}

		@Override
		public Session openSession() {
			return new WithAllGroups();
		}

	}

	private static final class WithAllGroups extends AuthorizationManager {

		@Override
		public List<String> filterAuthenticatedGroupIds(List<String> groups) {
			return (groups != null) ? groups : List.of();
		}

	}

}
