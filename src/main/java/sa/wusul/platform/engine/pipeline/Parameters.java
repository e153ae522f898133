package sa.wusul.platform.engine.pipeline;

import java.lang.reflect.InvocationTargetException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.invoker.Invoker;
import org.apache.ibatis.type.TypeHandler;

/**
 * The parameters of a statement that is part of a message, where they begin after those
 * of others. Values and types are those with which MyBatis fills the statement alone.
 */
record Parameters(MappedStatement statement, Object parameter, BoundSql text) {

	/**
	 * Fills the parameters, which begin after others.
	 * @return how many there are with those before
	 */
	int fill(PreparedStatement message, int before) throws SQLException {
		var place = before;
		for (var one : this.text.getParameterMappings()) {
			place++;
			fill(message, place, one);
		}
		return place;
	}

	@SuppressWarnings("unchecked")
	private void fill(PreparedStatement message, int place, ParameterMapping one) throws SQLException {
		var value = value(one.getProperty());
		var type = (value == null && one.getJdbcType() == null) ? this.statement.getConfiguration().getJdbcTypeForNull()
				: one.getJdbcType();
		((TypeHandler<Object>) one.getTypeHandler()).setParameter(message, place, value, type);
	}

	private Object value(String property) {
		var mappings = this.statement.getConfiguration();
		if (this.text.hasAdditionalParameter(property)) {
			return this.text.getAdditionalParameter(property);
		}
		if (this.parameter == null || mappings.getTypeHandlerRegistry().hasTypeHandler(this.parameter.getClass())) {
			return this.parameter;
		}
		if (!(this.parameter instanceof Map<?, ?>) && isSimple(property)) {
			var reflector = mappings.getReflectorFactory().findForClass(this.parameter.getClass());
			if (reflector.hasGetter(property)) {
				return read(reflector.getGetInvoker(property));
			}
		}
		return mappings.newMetaObject(this.parameter).getValue(property);
	}

	private static boolean isSimple(String property) {
		return property.indexOf('.') < 0 && property.indexOf('[') < 0;
	}

	private Object read(Invoker getter) {
		try {
			return getter.invoke(this.parameter, null);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
