package sa.wusul.support;

import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.CamundaSpringBootUtil;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Lets the engines of all programs and tests in a JVM share what they read from the
 * mappings of the engine's tables. Each would read it anew, which takes a second and 50
 * MB, although it differs by the kind of database only.
 */
final class SharedMappings implements ContextCustomizerFactory {

	private static final Map<String, Configuration> MAPPINGS = new HashMap<>();

	@Override
	public ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		return new Customizer();
	}

	/** Lets an engine share the mappings, which the first one reads. */
	static void share(ProcessEngineConfigurationImpl engine, Runnable read) {
		synchronized (MAPPINGS) {
			var known = MAPPINGS.get(engine.getDatabaseType());
			if (known == null) {
				read.run();
				MAPPINGS.put(engine.getDatabaseType(), copy(engine.getSqlSessionFactory().getConfiguration(), null));
			}
			else {
				engine.setSqlSessionFactory(new DefaultSqlSessionFactory(copy(known,
						new Environment("default", engine.getTransactionFactory(), engine.getDataSource()))));
			}
		}
	}

	private static Configuration copy(Configuration original, Environment environment) {
		var copy = new Configuration();
		try {
			for (var part : Configuration.class.getDeclaredFields()) {
				if (part.getName().equals("sqlFragments")) {
					// An engine forgets its own when it is built.
					original.getSqlFragments()
						.keySet()
						.stream()
						// Short names, which several have, stand for nothing.
						.filter((name) -> name.contains("."))
						.forEach((name) -> copy.getSqlFragments().put(name, original.getSqlFragments().get(name)));
				}
				else if (!Modifier.isStatic(part.getModifiers())) {
					part.setAccessible(true);
					part.set(copy, part.get(original));
				}
			}
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
		copy.setEnvironment(environment);
		return copy;
	}

	private record Customizer() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext program, MergedContextConfiguration settings) {
			var engine = BeanDefinitionBuilder.genericBeanDefinition(SpringProcessEngineConfiguration.class, () -> {
				var plugins = program.getBeanProvider(ProcessEnginePlugin.class).orderedStream().toList();
				var configuration = CamundaSpringBootUtil.initCustomFields(new EngineConfiguration());
				configuration.getProcessEnginePlugins().add(new CompositeProcessEnginePlugin(plugins));
				return configuration;
			}).setLazyInit(true).getBeanDefinition();
			((BeanDefinitionRegistry) program.getBeanFactory()).registerBeanDefinition("processEngineConfigurationImpl",
					engine);
		}

	}

	private static final class EngineConfiguration extends SpringProcessEngineConfiguration {

		@Override
		protected void initSqlSessionFactory() {
			share(this, super::initSqlSessionFactory);
		}

	}

}
