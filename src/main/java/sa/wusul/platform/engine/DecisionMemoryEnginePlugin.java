package sa.wusul.platform.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Engine plug-in that remembers which version of a decision table is the latest, which
 * the engine would look up for each decision. A deployment counts at once where it
 * happens, and on other nodes after seconds. Switched off by
 * {@code wusul.decision-memory: false}.
 */
@Component
@ConditionalOnProperty(name = "wusul.decision-memory", havingValue = "true", matchIfMissing = true)
class DecisionMemoryEnginePlugin extends AbstractProcessEnginePlugin implements DeploymentMemory {

	private static final Duration LIFE = Duration.ofSeconds(5);

	private final Map<String, Remembered> latest = new ConcurrentHashMap<>();

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var factories = new ArrayList<SessionFactory>(List.of(new Factory()));
		if (engine.getCustomSessionFactories() != null) {
			factories.addAll(engine.getCustomSessionFactories());
		}
		engine.setCustomSessionFactories(factories);
	}

	@Override
	public void forget() {
		this.latest.clear();
	}

	/** The id of a version, and when it was looked up. */
	private record Remembered(String id, long at) {

		boolean isFresh() {
			return System.nanoTime() - this.at < LIFE.toNanos();
		}

	}

	private final class Factory implements SessionFactory {

		@Override
		public Class<?> getSessionType() {
			return DecisionDefinitionManager.class;
		}

		@Override
		public Session openSession() {
			return new Remembering();
		}

	}

	private final class Remembering extends DecisionDefinitionManager {

		@Override
		public DecisionDefinitionEntity findLatestDefinitionByKey(String key) {
			var remembered = DecisionMemoryEnginePlugin.this.latest.get(key);
			if (remembered != null && remembered.isFresh()) {
				var parsed = (DecisionDefinitionEntity) Context.getProcessEngineConfiguration()
					.getDeploymentCache()
					.getDecisionDefinitionCache()
					.get(remembered.id());
				if (parsed != null) {
					return parsed;
				}
			}
			var found = super.findLatestDefinitionByKey(key);
			if (found != null) {
				DecisionMemoryEnginePlugin.this.latest.put(key, new Remembered(found.getId(), System.nanoTime()));
			}
			return found;
		}

	}

}
