package sa.wusul.platform.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.ognl.MethodFailedException;
import org.apache.ibatis.ognl.NoSuchPropertyException;
import org.apache.ibatis.scripting.xmltags.DynamicSqlSource;
import org.apache.ibatis.scripting.xmltags.OgnlCache;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.support.QuickEngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The engine's SQL mappings")
@Tag("fast")
class MappingEnginePluginTest {

	@BeforeAll
	static void remembered() {
		new MappingEnginePlugin().preInit(null);
	}

	@Test
	@DisplayName("find properties by their names and those of methods and fields, each time anew")
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
	@DisplayName("fail as before if a property does not exist or fails itself")
	void failures() {
		assertThatThrownBy(() -> read(new Query(), "unknown")).hasRootCauseInstanceOf(NoSuchPropertyException.class);
		assertThatThrownBy(() -> read(new Query(), "broken")).hasCauseInstanceOf(MethodFailedException.class)
			.hasStackTraceContaining("broken");
	}

	@Test
	@DisplayName("keep no document of their texts when the engine is built")
	void withoutDocuments() {
		var configuration = new QuickEngineConfiguration();
		configuration.setProcessEngineName("mappings-without-documents");
		configuration.setJdbcUrl("jdbc:h2:mem:mappings-without-documents");
		configuration.setProcessEnginePlugins(List.of(new MappingEnginePlugin()));
		var engine = configuration.buildProcessEngine();
		try {
			assertThat(configuration.getSqlSessionFactory().getConfiguration().getSqlFragments()).isEmpty();
			assertThat(engine.getTaskService().createTaskQuery().taskAssignee("clerk").count()).isZero();
		}
		finally {
			engine.close();
		}
	}

	@Test
	@DisplayName("compose statements with the text, parameters, types and values that MyBatis gives them, each time anew")
	void same() {
		var plain = mappings();
		var own = mappings(new MappingEnginePlugin());
		assertThat(dynamic(plain)).isGreaterThan(300);
		assertThat(dynamic(own)).as("statements that are taken apart each time").isZero();
		for (var round = 1; round <= 2; round++) {
			for (var one : parameters(round).entrySet()) {
				for (var parameter : one.getValue()) {
					assertThat(text(one.getKey(), parameter, own)).isEqualTo(text(one.getKey(), parameter, plain));
				}
			}
		}
	}

	private static Map<String, List<Object>> parameters(int round) {
		var task = new TaskEntity("task " + round);
		task.setPriority(round);
		var variables = new HashMap<String, Object>(Map.of("executionId", "execution " + round));
		variables.put("variableNames", List.of("one", "two " + round));
		var ofExecution = new HashMap<String, Object>(Map.of("executionId", "execution " + round));
		ofExecution.put("variableNames", null);
		return Map.of("updateTask", List.of(task), "updateExecution", List.of(new ExecutionEntity()),
				"selectVariablesByExecutionId", List.of(list(variables), list(ofExecution)), "selectJobByQueryCriteria",
				List.of(new JobQueryImpl().processInstanceId("instance " + round).messages(),
						new JobQueryImpl().jobIds(Set.of("job " + round, "other"))),
				"selectVariableInstanceByQueryCriteria",
				List.of(new VariableInstanceQueryImpl().variableNameIn("name", "other " + round),
						new VariableInstanceQueryImpl().processInstanceIdIn("a", "b")),
				"selectHistoricTaskInstancesByQueryCriteria",
				List.of(new HistoricTaskInstanceQueryImpl().taskDefinitionKeyIn("one", "two").finished(),
						new HistoricTaskInstanceQueryImpl().processInstanceId("instance " + round)));
	}

	private static Object list(Map<String, Object> parameter) {
		return new ListQueryParameterObject(parameter, 0, Integer.MAX_VALUE);
	}

	private static long dynamic(Configuration mappings) {
		return Arrays.stream(mappings.getMappedStatements().toArray())
			.filter(MappedStatement.class::isInstance)
			.map(MappedStatement.class::cast)
			.filter((one) -> one.getSqlSource() instanceof DynamicSqlSource)
			.count();
	}

	private static String text(String statement, Object parameter, Configuration mappings) {
		var text = mappings.getMappedStatement(statement).getBoundSql(parameter);
		return text.getSql() + values(text, parameter, mappings);
	}

	private static List<String> values(BoundSql text, Object parameter, Configuration mappings) {
		return text.getParameterMappings()
			.stream()
			.map((one) -> one + " = "
					+ (text.hasAdditionalParameter(one.getProperty()) ? text.getAdditionalParameter(one.getProperty())
							: mappings.newMetaObject(parameter).getValue(one.getProperty())))
			.toList();
	}

	/** An engine of its own, which shares no mappings. */
	private static Configuration mappings(ProcessEnginePlugin... plugins) {
		var engine = new StandaloneInMemProcessEngineConfiguration();
		engine.setProcessEngineName(UUID.randomUUID().toString());
		engine.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
		engine.setJobExecutorActivate(false);
		engine.setProcessEnginePlugins(List.of(plugins));
		try (var built = (AutoCloseable) engine.buildProcessEngine()::close) {
			return ((ProcessEngineConfigurationImpl) engine).getSqlSessionFactory().getConfiguration();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
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
