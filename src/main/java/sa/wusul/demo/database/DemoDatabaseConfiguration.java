package sa.wusul.demo.database;

import java.util.HashSet;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of the embedded database; another database needs no gate. */
@Configuration(proxyBeanMethods = false)
class DemoDatabaseConfiguration {

	private static final String FILE_OF_H2 = "jdbc:h2:file:";

	@Bean
	static BeanPostProcessor gatedDataSource(ObjectProvider<CommitGate> gate) {
		var embedded = new HashSet<String>();
		return new BeanPostProcessor() {
			@Override
			public Object postProcessBeforeInitialization(Object bean, String name) {
				if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null
						&& pool.getJdbcUrl().startsWith(FILE_OF_H2)) {
					pool.setConnectionInitSql(CommitGate.STEP_BACK);
					embedded.add(name);
				}
				return bean;
			}

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource pool && embedded.contains(name))
						? new GatedDataSource(pool, gate.getObject()) : bean;
			}
		};
	}

}
