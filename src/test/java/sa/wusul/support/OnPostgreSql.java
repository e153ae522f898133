package sa.wusul.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs a {@code @SpringBootTest} on a real PostgreSQL, a new database for each context.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = OnPostgreSql.Database.class)
public @interface OnPostgreSql {

	class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			var url = EmbeddedPostgreSql.newProgramDatabase();
			// Registered first, it is destroyed last, when nobody uses the database.
			((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("databaseOfTest",
					() -> EmbeddedPostgreSql.drop(url));
			TestPropertyValues
				.of("spring.datasource.url=" + url, "spring.datasource.username=postgres",
						"spring.datasource.password=postgres", "spring.flyway.placeholders.blob=bytea",
						"wusul.archive.directory=" + ArchiveFolder.create(context))
				.applyTo(context);
		}

	}

}
