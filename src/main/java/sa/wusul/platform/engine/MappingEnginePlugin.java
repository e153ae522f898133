package sa.wusul.platform.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.ognl.MethodFailedException;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.scripting.xmltags.DynamicSqlSource;
import org.apache.ibatis.scripting.xmltags.SqlNode;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Engine plugin that remembers how the engine's SQL mappings read the properties of
 * queries, and the parameters of the texts that they compose ({@link ComposedSource}).
 * OGNL searches all methods of a class each time a property is not named as a getter
 * would be, such as {@code isAuthorizationCheckEnabled}, and MyBatis takes each text
 * apart anew. Switched off by {@code wusul.mapping-memory: false}.
 */
@Component
@ConditionalOnProperty(name = "wusul.mapping-memory", havingValue = "true", matchIfMissing = true)
public class MappingEnginePlugin extends AbstractProcessEnginePlugin {

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		OgnlRuntime.setPropertyAccessor(Object.class, new Remembered());
	}

	/** Replaces what was read: the engine reads its mappings without asking a plug-in. */
	@Override
	public void postInit(ProcessEngineConfigurationImpl engine) {
		var mappings = engine.getSqlSessionFactory().getConfiguration();
		// Short names that several mappings have stand for no statement.
		for (Object mapped : mappings.getMappedStatements().toArray()) {
			if (mapped instanceof MappedStatement statement
					&& statement.getSqlSource() instanceof DynamicSqlSource composing) {
				var root = (SqlNode) SystemMetaObject.forObject(composing).getValue("rootSqlNode");
				SystemMetaObject.forObject(statement).setValue("sqlSource", new ComposedSource(mappings, root));
			}
		}
	}

	/**
	 * Forgets the parts of statements, when no plug-in includes them any more: they hold
	 * the documents in which all statements are written.
	 */
	@Override
	public void postProcessEngineBuild(ProcessEngine engine) {
		((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getSqlSessionFactory()
			.getConfiguration()
			.getSqlFragments()
			.clear();
	}

	private static final class Remembered extends ObjectPropertyAccessor {

		private final ClassValue<Map<String, Optional<Method>>> getters = new ClassValue<>() {
			@Override
			protected Map<String, Optional<Method>> computeValue(Class<?> owner) {
				return new ConcurrentHashMap<>();
			}
		};

		@Override
		public Object getPossibleProperty(OgnlContext context, Object target, String name) throws OgnlException {
			var owner = target.getClass();
			var known = this.getters.get(owner);
			var getter = known.get(name);
			if (getter == null) {
				getter = getter(owner, name);
				known.put(name, getter);
			}
			return getter.isPresent() ? read(getter.get(), target, name)
					: super.getPossibleProperty(context, target, name);
		}

		/** Finds the method as OGNL does; empty if it is not open to everybody. */
		private static Optional<Method> getter(Class<?> owner, String name) {
			try {
				return Optional.ofNullable(OgnlRuntime.getGetMethod(owner, name))
					.or(() -> Optional.ofNullable(OgnlRuntime.getReadMethod(owner, name)))
					.filter(Method::trySetAccessible);
			}
			catch (Exception ex) {
				return Optional.empty();
			}
		}

		private static Object read(Method getter, Object target, String name) throws OgnlException {
			try {
				return getter.invoke(target);
			}
			catch (InvocationTargetException ex) {
				throw new MethodFailedException(target, name, ex.getTargetException());
			}
			catch (IllegalAccessException ex) {
				throw new OgnlException(name, ex);
			}
		}

	}

}
