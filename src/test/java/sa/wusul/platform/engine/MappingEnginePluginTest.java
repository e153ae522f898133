package sa.wusul.platform.engine;

import java.util.Map;

import org.apache.ibatis.ognl.MethodFailedException;
import org.apache.ibatis.ognl.NoSuchPropertyException;
import org.apache.ibatis.scripting.xmltags.OgnlCache;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The properties that SQL mappings read")
@Tag("fast")
class MappingEnginePluginTest {

	@BeforeAll
	static void remembered() {
		new MappingEnginePlugin().preInit(null);
	}

	@Test
	@DisplayName("are found by the names of properties, methods and fields, each time anew")
	void found() {
		var query = new Query();
		for (var round = 1; round <= 2; round++) {
			query.state = "open " + round;
			assertThat(read(query, "state")).isEqualTo("open " + round);
			assertThat(read(query, "getState")).isEqualTo("open " + round);
			assertThat(read(query, "isChecked")).isEqualTo(true);
			assertThat(read(query, "checked && !isChecked")).isEqualTo(false);
			assertThat(read(query, "limit")).isEqualTo(5);
			assertThat(read(Map.of("query", query), "query.state")).isEqualTo("open " + round);
		}
	}

	@Test
	@DisplayName("fail as before if they do not exist or fail themselves")
	void failures() {
		assertThatThrownBy(() -> read(new Query(), "unknown")).hasRootCauseInstanceOf(NoSuchPropertyException.class);
		assertThatThrownBy(() -> read(new Query(), "broken")).hasCauseInstanceOf(MethodFailedException.class)
			.hasStackTraceContaining("broken");
	}

	private static Object read(Object query, String expression) {
		return OgnlCache.getValue(expression, query);
	}

	/** A query of the engine in small. */
	public static class Query {

		public final int limit = 5;

		private String state;

		public String getState() {
			return this.state;
		}

		public boolean isChecked() {
			return true;
		}

		public String getBroken() {
			throw new IllegalStateException("broken");
		}

	}

}
