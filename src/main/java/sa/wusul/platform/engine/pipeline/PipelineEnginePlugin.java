package sa.wusul.platform.engine.pipeline;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.interceptor.Session;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Engine plug-in that sends what a command changes to PostgreSQL in one message, where
 * the engine waits for an answer to each kind of statement. Switched off by
 * {@code wusul.engine-flush: statements}; other databases are not concerned.
 */
@Component
@ConditionalOnProperty(name = "wusul.engine-flush", havingValue = "message", matchIfMissing = true)
public class PipelineEnginePlugin extends AbstractProcessEnginePlugin {

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var entities = new EntityRows();
		EngineSessions.add(engine, DbSqlSession.class, () -> open(engine.getDbSqlSessionFactory(), entities));
	}

	private static Session open(DbSqlSessionFactory stock, EntityRows entities) {
		return DbSqlSessionFactory.POSTGRES.equals(stock.getDatabaseType()) ? new PipelinedSession(stock, entities)
				: stock.openSession();
	}

}
