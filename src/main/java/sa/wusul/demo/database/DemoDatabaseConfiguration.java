package sa.wusul.demo.database;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Configuration of the embedded database; another database needs no gate. */
@Configuration(proxyBeanMethods = false)
class DemoDatabaseConfiguration {

	private static final String FILE_OF_H2 = "jdbc:h2:file:";

	@Bean
	static BeanPostProcessor gatedDataSource(Environment settings, ObjectProvider<CommitGate> gate) {
		var isEmbedded = settings.getProperty("spring.datasource.url", "").startsWith(FILE_OF_H2);
		return new BeanPostProcessor() {
			@Override
			public Object postProcessBeforeInitialization(Object bean, String name) {
				if (isEmbedded && bean instanceof HikariDataSource pool) {
					pool.setConnectionInitSql(CommitGate.STEP_BACK);
				}
				return bean;
			}

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (isEmbedded && bean instanceof DataSource pool) ? new GatedDataSource(pool, gate.getObject())
						: bean;
			}
		};
	}

}
