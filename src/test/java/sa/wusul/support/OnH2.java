package sa.wusul.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.h2.util.DateTimeUtils;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

import sa.wusul.platform.clock.Kingdom;

/**
 * Runs a {@code @SpringBootTest} on an H2 database in memory, a new one for each context.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = OnH2.Database.class)
public @interface OnH2 {

	class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			// The program sets its zone before it opens a database; H2 remembers the zone
			// that an earlier test of this JVM had.
			Kingdom.setAsDefault();
			DateTimeUtils.resetCalendar();
			var url = TestDatabase.h2Url();
			// Registered first, it is destroyed last, when nobody uses the database.
			((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("databaseOfTest",
					() -> TestDatabase.shutdown(url));
			TestPropertyValues
				.of("spring.datasource.url=" + url, "spring.datasource.username=sa", "spring.datasource.password=",
						"spring.flyway.placeholders.blob=blob",
						"wusul.archive.directory=" + ArchiveFolder.create(context))
				.applyTo(context);
		}

	}

}
