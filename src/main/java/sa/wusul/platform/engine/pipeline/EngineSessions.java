package sa.wusul.platform.engine.pipeline;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * The sessions that commands of the engine open for themselves: plug-ins add their own
 * ones, or put them in place of the engine's.
 */
public final class EngineSessions {

	private EngineSessions() {
	}

	/**
	 * Opens this session in each command that asks for one of its kind, for the first
	 * time. Called before the engine is built.
	 */
	public static void add(ProcessEngineConfigurationImpl engine, Class<?> kind, Supplier<? extends Session> session) {
		var factories = new ArrayList<SessionFactory>();
		Optional.ofNullable(engine.getCustomSessionFactories()).ifPresent(factories::addAll);
		factories.add(new Factory(kind, session));
		engine.setCustomSessionFactories(factories);
	}

	private record Factory(Class<?> kind, Supplier<? extends Session> session) implements SessionFactory {

		@Override
		public Class<?> getSessionType() {
			return this.kind;
		}

		@Override
		public Session openSession() {
			return this.session.get();
		}

	}

}
