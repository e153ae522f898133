package sa.wusul.models;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.mockito.Mockito;

import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.ParticularChecker;
import sa.wusul.casefile.ParticularFormat;
import sa.wusul.casefile.engine.CaseEnginePlugin;
import sa.wusul.escalation.OverdueTasks;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.engine.DecisionEnginePlugin;
import sa.wusul.platform.engine.MappingEnginePlugin;
import sa.wusul.platform.engine.ModelSchemaEnginePlugin;
import sa.wusul.platform.engine.RememberedJobsEnginePlugin;
import sa.wusul.platform.engine.StepBudgetEnginePlugin;
import sa.wusul.platform.engine.WholeFormsRepositoryService;
import sa.wusul.platform.engine.pipeline.PipelineEnginePlugin;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Performers;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.services.engine.ServicesEnginePlugin;
import sa.wusul.support.QuickEngineConfiguration;
import sa.wusul.tawasul.engine.DisclosureEnginePlugin;
import sa.wusul.tawasul.engine.VisitorEnginePlugin;

import static org.mockito.Mockito.mock;

/**
 * The engine behind all {@link CaseEngine}s of a JVM. Building an engine costs more than
 * most of the tests that use it, so that it is built once and emptied between the
 * classes. Delegates and listeners are the real ones; the ports of the domain are mocks.
 */
final class SharedModelEngine {

	private static final Pattern COLLABORATORS = Pattern.compile(
			".*\\.(CaseEnginePlugin|ServicesEnginePlugin|VisitorEnginePlugin|DisclosureEnginePlugin|CaseSubmissionService|EngineServiceLevelDecisions|CaseOpeningService|StaffGroups|FormHandlers|MeetingOfferWriter|DayAndNight|Limits|DutyClock|MeetingNoteWriter|MeetingRights|StepNoteWriter|LeaveRights|DepartureScheduleService|CaseMergingService|CampaignService|UrgencyReportService|Representations|StepPerformers|PaperRevocationService|AnswerLetterReader)");

	private final Map<Class<?>, Object> mocks = new HashMap<>();

	private final RememberedPerformers performers = new RememberedPerformers();

	private final AnnotationConfigApplicationContext context = context();

	private final Configuration configuration = new Configuration(this.context);

	Configuration configuration() {
		return this.configuration;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/** Returns the mock of a port that a delegate asked for, or null if none did. */
	<T> T port(Class<T> type) {
		return type.cast(this.mocks.get(type));
	}

	RememberedPerformers performers() {
		return this.performers;
	}

	void resetMocks() {
		this.performers.forget();
		this.mocks.values().forEach((mock) -> Mockito.reset(mock));
	}

	/** Removes deployments, instances, history, people and cached definitions. */
	void empty() {
		((ManagementServiceImpl) this.configuration.buildProcessEngine().getManagementService()).purge();
	}

	private AnnotationConfigApplicationContext context() {
		var context = new AnnotationConfigApplicationContext(new MockingBeanFactory(this.mocks));
		register(context, CaseFiles.class);
		register(context, PaperService.class);
		register(context, RequesterMessages.class);
		register(context, OverdueTasks.class);
		register(context, WorkingTime.class);
		context.registerBean("rights", Rights.class, Rights::load);
		context.registerBean("limitDecisions", LimitDecisions.class, FileLimitDecisions::new);
		context.registerBean("performers", Performers.class, () -> this.performers);
		context.registerBean("clock", Clock.class, () -> CaseEngine.CLOCK);
		var delegates = new ClassPathBeanDefinitionScanner(context, false);
		delegates.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
		delegates.addIncludeFilter(new AssignableTypeFilter(FormHandler.class));
		delegates.addIncludeFilter(new RegexPatternTypeFilter(COLLABORATORS));
		delegates.scan("sa.wusul");
		context.refresh();
		return context;
	}

	/** Registers a mock that models call by its bean name. */
	private <T> void register(AnnotationConfigApplicationContext context, Class<T> port) {
		var mock = mock(port);
		this.mocks.put(port, mock);
		var name = port.getSimpleName();
		context.registerBean(Character.toLowerCase(name.charAt(0)) + name.substring(1), port, () -> mock);
	}

	/** The configuration that builds its engine at the first demand only. */
	static final class Configuration extends QuickEngineConfiguration {

		private ProcessEngine engine;

		Configuration(AnnotationConfigApplicationContext context) {
			setProcessEngineName("models");
			setGeneralResourceWhitelistPattern("[a-zA-Z0-9-]+");
			setJdbcUrl("jdbc:h2:mem:models");
			if (ModelMeasurement.current() != null) {
				setDataSource(ModelMeasurement.current().database());
				// As in the program; the other generator asks the database now and then.
				setIdGenerator(new StrongUuidGenerator());
				setCustomPreCommandInterceptorsTxRequired(List.of(ModelMeasurement.current().commands()));
				getProcessEnginePlugins().add(new PipelineEnginePlugin());
				getProcessEnginePlugins().add(new RememberedJobsEnginePlugin());
			}
			setBeans(new HashMap<>());
			setRepositoryService(new WholeFormsRepositoryService(Organisation::load));
			context.getBeansOfType(Object.class).forEach(getBeans()::put);
			getProcessEnginePlugins().add(new DecisionEnginePlugin());
			getProcessEnginePlugins().add(new MappingEnginePlugin());
			getProcessEnginePlugins().add(new ModelSchemaEnginePlugin());
			getProcessEnginePlugins().add(new StepBudgetEnginePlugin());
			getProcessEnginePlugins().add(context.getBean(CaseEnginePlugin.class));
			getProcessEnginePlugins().add(context.getBean(ServicesEnginePlugin.class));
			getProcessEnginePlugins().add(context.getBean(VisitorEnginePlugin.class));
			getProcessEnginePlugins().add(context.getBean(DisclosureEnginePlugin.class));
		}

		@Override
		protected void init() {
			ProcessCoverageConfigurator.initializeProcessCoverageExtensions(this);
			super.init();
		}

		@Override
		public ProcessEngine buildProcessEngine() {
			if (this.engine == null) {
				this.engine = super.buildProcessEngine();
			}
			return this.engine;
		}

	}

	/** Answers with a mock if a bean of the domain is asked for that is not there. */
	private static final class MockingBeanFactory extends DefaultListableBeanFactory {

		private final Map<Class<?>, Object> mocks;

		MockingBeanFactory(Map<Class<?>, Object> mocks) {
			this.mocks = mocks;
		}

		@Override
		protected Map<String, Object> findAutowireCandidates(String beanName, Class<?> requiredType,
				DependencyDescriptor descriptor) {
			var found = super.findAutowireCandidates(beanName, requiredType, descriptor);
			if (!found.isEmpty() || !isPort(requiredType) || descriptor.getDependencyType() != requiredType) {
				return found;
			}
			var mock = this.mocks.computeIfAbsent(requiredType, Mockito::mock);
			registerSingleton(requiredType.getName(), mock);
			return Map.of(requiredType.getName(), mock);
		}

		/** Checks for a type that belongs to no engine test: repositories, services. */
		private static boolean isPort(Class<?> type) {
			return type.getPackageName().startsWith("sa.wusul.") && !FormHandler.class.isAssignableFrom(type)
					&& !ParticularFormat.class.isAssignableFrom(type)
					&& !ParticularChecker.class.isAssignableFrom(type);
		}

	}

}
