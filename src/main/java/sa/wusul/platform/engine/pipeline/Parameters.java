package sa.wusul.platform.engine.pipeline;

import java.lang.reflect.InvocationTargetException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.invoker.Invoker;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.TypeHandler;

/**
 * The parameters of a statement that is part of a message, where they begin after those
 * of others. Values and types are those with which MyBatis fills the statement alone.
 */
record Parameters(MappedStatement statement, Object parameter, BoundSql text) {

	/** How the engine's objects are read, which MyBatis looks up for each value. */
	private static final ClassValue<Map<String, Optional<Invoker>>> GETTERS = new ClassValue<>() {
		@Override
		protected Map<String, Optional<Invoker>> computeValue(Class<?> owner) {
			return new ConcurrentHashMap<>();
		}
	};

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
		if (this.text.hasAdditionalParameter(property)) {
			return this.text.getAdditionalParameter(property);
		}
		if (this.parameter == null) {
			return null;
		}
		var mappings = this.statement.getConfiguration();
		var getter = (this.parameter instanceof Map<?, ?>) ? Optional.<Invoker>empty() : known(property, mappings);
		if (getter.isPresent()) {
			return read(getter.get());
		}
		return mappings.getTypeHandlerRegistry().hasTypeHandler(this.parameter.getClass()) ? this.parameter
				: mappings.newMetaObject(this.parameter).getValue(property);
	}

	private Optional<Invoker> known(String property, Configuration mappings) {
		var owner = this.parameter.getClass();
		var getters = GETTERS.get(owner);
		var known = getters.get(property);
		return (known != null) ? known : getters.computeIfAbsent(property, (name) -> getter(owner, name, mappings));
	}

	/**
	 * Returns how a property of an object is read; empty if the object is the value, or
	 * the property is one of its parts.
	 */
	private static Optional<Invoker> getter(Class<?> owner, String property, Configuration mappings) {
		var reflector = mappings.getReflectorFactory().findForClass(owner);
		var isSimple = property.indexOf('.') < 0 && property.indexOf('[') < 0;
		return (isSimple && reflector.hasGetter(property) && !mappings.getTypeHandlerRegistry().hasTypeHandler(owner))
				? Optional.of(reflector.getGetInvoker(property)) : Optional.empty();
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
