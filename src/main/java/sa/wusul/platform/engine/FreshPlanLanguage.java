package sa.wusul.platform.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.scripting.defaults.DefaultParameterHandler;
import org.apache.ibatis.scripting.xmltags.MixedSqlNode;
import org.apache.ibatis.scripting.xmltags.XMLLanguageDriver;
import org.apache.ibatis.scripting.xmltags.XMLScriptBuilder;
import org.apache.ibatis.session.Configuration;
import org.postgresql.PGStatement;

/**
 * MyBatis's own language for statements that PostgreSQL plans anew for their values each
 * time, instead of keeping one plan for any values: lists of tasks, unless they have the
 * same plan for all values ({@link TaskListShape#hasOnePlan}). Texts that were composed
 * before are not taken apart again.
 */
public final class FreshPlanLanguage extends XMLLanguageDriver {

	@Override
	public SqlSource createSqlSource(Configuration mappings, XNode script, Class<?> parameter) {
		return new ComposedSource(mappings, new Script(mappings, script, parameter).root(), TaskListShape::conditions);
	}

	@Override
	public ParameterHandler createParameterHandler(MappedStatement statement, Object parameter, BoundSql sql) {
		return new DefaultParameterHandler(statement, parameter, sql) {

			@Override
			public void setParameters(PreparedStatement prepared) {
				super.setParameters(prepared);
				try {
					if (!TaskListShape.hasOnePlan(parameter) && prepared.isWrapperFor(PGStatement.class)) {
						prepared.unwrap(PGStatement.class).setPrepareThreshold(0);
					}
				}
				catch (SQLException closed) {
					throw new IllegalStateException(closed);
				}
			}

		};
	}

	/** The tags of a statement, which MyBatis reads. */
	private static final class Script extends XMLScriptBuilder {

		private final XNode script;

		Script(Configuration mappings, XNode script, Class<?> parameter) {
			super(mappings, script, parameter);
			this.script = script;
		}

		MixedSqlNode root() {
			return parseDynamicTags(this.script);
		}

	}

}
