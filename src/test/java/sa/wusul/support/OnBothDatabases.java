package sa.wusul.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a test method on H2 and on PostgreSQL; its parameter {@link TestDatabase} has the
 * application's tables, with only the rows of the migrations. A test of the whole
 * application uses {@link OnH2} and {@link OnPostgreSql} instead.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "on {0}")
@ArgumentsSource(OnBothDatabases.Databases.class)
public @interface OnBothDatabases {

	class Databases implements ArgumentsProvider {

		@Override
		public Stream<Arguments> provideArguments(ExtensionContext context) {
			return Stream.<Supplier<TestDatabase>>of(TestDatabase::h2, TestDatabase::postgreSql)
				.map(Supplier::get)
				.map(Arguments::of);
		}

	}

}
