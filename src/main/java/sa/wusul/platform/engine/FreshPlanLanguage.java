package sa.wusul.platform.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.scripting.defaults.DefaultParameterHandler;
import org.apache.ibatis.scripting.xmltags.XMLLanguageDriver;
import org.postgresql.PGStatement;

/**
 * MyBatis's own language for statements that PostgreSQL plans anew for their values each
 * time, instead of keeping one plan for any values.
 */
public final class FreshPlanLanguage extends XMLLanguageDriver {

	@Override
	public ParameterHandler createParameterHandler(MappedStatement statement, Object parameter, BoundSql sql) {
		return new DefaultParameterHandler(statement, parameter, sql) {

			@Override
			public void setParameters(PreparedStatement prepared) {
				super.setParameters(prepared);
				try {
					if (prepared.isWrapperFor(PGStatement.class)) {
						prepared.unwrap(PGStatement.class).setPrepareThreshold(0);
					}
				}
				catch (SQLException closed) {
					throw new IllegalStateException(closed);
				}
			}

		};
	}

}
