package sa.wusul.support;

import javax.sql.DataSource;

import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import org.springframework.test.util.ReflectionTestUtils;

import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.audit.AuditSequencer;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.engine.DeploymentMemory;
import sa.wusul.platform.relay.Relay;

/**
 * Gives each test class the program as it was after its start: its own engine behind
 * Camunda's web apps and REST interface, which find their engine in static fields of the
 * JVM, and, for a {@link CaseStory} or {@link BrowserStory}, the rows that the database
 * had. Programs can therefore be shared by all classes that have the same settings.
 */
public final class ProgramPerClass extends AbstractTestExecutionListener {

	private static final String SNAPSHOT = "databaseSnapshotOfTests";

	/** Before the dependencies of the test are injected. */
	@Override
	public int getOrder() {
		return 1900;
	}

	@Override
	public void beforeTestClass(TestContext test) {
		var program = test.getApplicationContext();
		program.getBeanProvider(ProcessEngine.class).ifAvailable(ProgramPerClass::putBehindWebApps);
		if (TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), CaseStory.class)
				|| TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), BrowserStory.class)) {
			whileNothingHappensByItself(program, () -> restore(program));
		}
	}

	private static void putBehindWebApps(ProcessEngine engine) {
		if (ProcessEngines.getProcessEngines().get(engine.getName()) != engine
				|| Cockpit.getRuntimeDelegate() == null) {
			ProcessEngines.registerProcessEngine(engine);
			Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
			Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
			Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
			Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
		}
	}

	/** Holds the threads that would work on rows while they are replaced. */
	private static void whileNothingHappensByItself(ApplicationContext program, Runnable work) {
		var jobs = ((ProcessEngineConfigurationImpl) program.getBean(ProcessEngine.class)
			.getProcessEngineConfiguration()).getJobExecutor();
		var jobsRan = jobs.isActive();
		var relays = program.getBeansOfType(Relay.class).values().stream().filter(Relay::isRunning).toList();
		if (jobsRan) {
			jobs.shutdown();
		}
		relays.forEach(Relay::stop);
		var sequencers = program.getBeansOfType(AuditSequencer.class)
			.values()
			.stream()
			.filter(AuditSequencer::isRunning)
			.toList();
		sequencers.forEach(AuditSequencer::stop);
		try {
			work.run();
		}
		finally {
			sequencers.forEach(AuditSequencer::start);
			relays.forEach(Relay::start);
			if (jobsRan) {
				jobs.start();
			}
		}
	}

	private static void restore(ApplicationContext program) {
		ClockUtil.reset();
		if (program.containsBean(SNAPSHOT)) {
			program.getBean(SNAPSHOT, DatabaseSnapshot.class).restore();
			program.getBeansOfType(DeploymentMemory.class).values().forEach(DeploymentMemory::forget);
			ReflectionTestUtils.invokeMethod(program.getBean(WorkingTime.class), "refresh");
			ReflectionTestUtils.invokeMethod(program.getBean(AuditLog.class), "beginRun");
		}
		else {
			((ConfigurableApplicationContext) program).getBeanFactory()
				.registerSingleton(SNAPSHOT, DatabaseSnapshot.take(program.getBean(DataSource.class)));
		}
	}

}
