package sa.wusul.platform.engine;

import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.parsing.XPathParser;
import org.apache.ibatis.scripting.xmltags.XMLLanguageDriver;
import org.apache.ibatis.session.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A composed statement")
@Tag("fast")
class ComposedSourceTest {

	private static final String SCRIPT = """
			<select id="list">
			  select * from t
			  <foreach collection="queries" item="query">
			    <if test="query.name != null">where n = #{query.name}</if>
			    <if test="query.value != null">and v = #{query.value}</if>
			  </foreach>
			  <if test="ids != null">and id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach></if>
			  order by ${column}
			  <if test="limit > 0"><bind name="most" value="limit + 1"/>limit #{most}</if>
			</select>""";

	private final Configuration mappings = new Configuration();

	private ComposedSource own;

	private SqlSource plain;

	@BeforeEach
	void parse() {
		var script = new XPathParser(SCRIPT).evalNode("select");
		this.own = (ComposedSource) new FreshPlanLanguage().createSqlSource(this.mappings, script, Map.class);
		this.plain = new XMLLanguageDriver().createSqlSource(this.mappings, script, Map.class);
	}

	@Test
	@DisplayName("has the text, parameters, types and values that MyBatis gives it, each time anew")
	void same() {
		for (var round = 1; round <= 3; round++) {
			for (var ids : List.of(List.of("a" + round), List.of("a", "b" + round), List.of(round, round + 1))) {
				for (var value : List.<Object>of("text " + round, 5 + round, new Date(round))) {
					check(parameter("name " + round, value, ids, round));
					check(parameter(null, value, ids, 0));
				}
			}
		}
	}

	@Test
	@DisplayName("is still right if more texts come than are remembered")
	void many() {
		for (var number = 0; number < ComposedSource.TEXTS + 10; number++) {
			var parameter = parameter("name", "value", List.of("id"), 1);
			parameter.put("column", "column" + number);
			check(parameter);
		}
		assertThat(this.own.texts()).isEqualTo(ComposedSource.TEXTS);
	}

	@Test
	@DisplayName("is still right with a list that is too long to be remembered")
	void longList() {
		check(parameter("name", "value", Collections.nCopies(ComposedSource.PARAMETERS, "id"), 1));
		assertThat(this.own.texts()).isZero();
		check(parameter("name", "value", List.of("id"), 1));
		assertThat(this.own.texts()).isEqualTo(1);
	}

	private static Map<String, Object> parameter(String name, Object value, List<?> ids, int limit) {
		var parameter = new HashMap<String, Object>();
		parameter.put("queries", List.of(new Query(name, value)));
		parameter.put("ids", ids);
		parameter.put("limit", limit);
		parameter.put("column", "n");
		return parameter;
	}

	private void check(Object parameter) {
		var expected = this.plain.getBoundSql(parameter);
		var found = this.own.getBoundSql(parameter);
		assertThat(found.getSql()).isEqualTo(expected.getSql());
		assertThat(texts(found)).isEqualTo(texts(expected));
	}

	private List<String> texts(BoundSql text) {
		return text.getParameterMappings().stream().map((one) -> text(one, text)).toList();
	}

	private String text(ParameterMapping one, BoundSql text) {
		return one + " = " + text.getAdditionalParameter(one.getProperty());
	}

	/** A query of the engine in small. */
	public static final class Query {

		private final String name;

		private final Object value;

		Query(String name, Object value) {
			this.name = name;
			this.value = value;
		}

		public String getName() {
			return this.name;
		}

		public Object getValue() {
			return this.value;
		}

	}

}
