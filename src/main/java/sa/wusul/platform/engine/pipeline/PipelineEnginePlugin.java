package sa.wusul.platform.engine.pipeline;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Engine plug-in that sends what a command changes to PostgreSQL in one message, where
 * the engine waits for an answer to each kind of statement. Switched off by
 * {@code wusul.engine-flush: statements}; other databases are not concerned.
 */
@Component
@ConditionalOnProperty(name = "wusul.engine-flush", havingValue = "message", matchIfMissing = true)
class PipelineEnginePlugin extends AbstractProcessEnginePlugin {

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var factories = new ArrayList<SessionFactory>(List.of(new Factory(engine)));
		if (engine.getCustomSessionFactories() != null) {
			factories.addAll(engine.getCustomSessionFactories());
		}
		engine.setCustomSessionFactories(factories);
	}

	private record Factory(ProcessEngineConfigurationImpl engine) implements SessionFactory {

		@Override
		public Class<?> getSessionType() {
			return DbSqlSession.class;
		}

		@Override
		public Session openSession() {
			var stock = this.engine.getDbSqlSessionFactory();
			return DbSqlSessionFactory.POSTGRES.equals(stock.getDatabaseType()) ? new PipelinedSession(stock)
					: stock.openSession();
		}

	}

}
