package sa.wusul.casefile.listener;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.engine.CaseFactMapping;
import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.platform.identity.Absences;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.AtOnce;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Label("In any course of a proceeding")
@Tag("fast")
class FourEyesPropertiesTest {

	private static final String MODEL = "audit-any-course";

	private static final String DRAFT = "Task_Draft";

	private static final String AUDIT = "Task_Audit";

	private static final String VOTE = "Task_Vote";

	private static final List<String> PEOPLE = List.of("amal", "badr", "dina", "fahd");

	/** The roles that a person may not have had before these steps. */
	private static final Map<String, Set<String>> EXCLUDED = Map.of(DRAFT, Set.of(), AUDIT, Set.of("draftedBy"), VOTE,
			Set.of("draftedBy", "auditedBy"));

	private static final Map<String, String> ROLES = Map.of(DRAFT, "draftedBy", AUDIT, "auditedBy", VOTE, "votedBy");

	private static final Program PROGRAM = new Program();

	/** An event, as a person, a supervisor or the calendar may cause it at any time. */
	enum Event {

		CLAIM, COMPLETE, COMPLETE_AND_RETURN, GIVE_BACK, HAND_OVER, AWAY, HERE, LEAVES_GROUP, JOINS_GROUP, BOTH_AT_ONCE

	}

	/** An event with the person and the task that it befalls. */
	record Happening(Event event, int person, int task) {
	}

	@Property(tries = 60)
	@Label("no person acts in two roles that exclude each other, and each votes once")
	void anyCourse(@ForAll @Size(max = 30) List<Event> events,
			@ForAll @Size(value = 30) List<@IntRange(max = 3) Integer> people,
			@ForAll @Size(value = 30) List<@IntRange(max = 2) Integer> tasks) {
		var course = new Course(PROGRAM);
		for (var place = 0; place < events.size(); place++) {
			course.happen(new Happening(events.get(place), people.get(place), tasks.get(place)));
		}
	}

	@AfterContainer
	static void close() {
		PROGRAM.close();
	}

	/** One proceeding beside what may be expected of it. */
	private static final class Course {

		private final Program program;

		private final String instance;

		/** The people who acted, by role. */
		private final Map<String, Set<String>> acted = new HashMap<>();

		private final Set<String> away = new HashSet<>();

		private final Set<String> members = new HashSet<>(PEOPLE);

		Course(Program program) {
			this.program = program;
			program.away = this.away;
			PEOPLE.forEach(program::join);
			this.instance = program.start();
		}

		void happen(Happening happening) {
			var tasks = this.program.tasks(this.instance);
			if (tasks.isEmpty()) {
				return;
			}
			var task = tasks.get(happening.task() % tasks.size());
			var person = PEOPLE.get(happening.person());
			var next = PEOPLE.get((happening.person() + 1) % PEOPLE.size());
			switch (happening.event()) {
				case CLAIM -> claim(task, person);
				case COMPLETE -> complete(task, person, false);
				case COMPLETE_AND_RETURN -> complete(task, person, true);
				case GIVE_BACK -> this.program.assign(task, null);
				case HAND_OVER -> handOver(task, next);
				case AWAY -> this.away.add(person);
				case HERE -> this.away.remove(person);
				case LEAVES_GROUP -> leave(person);
				case JOINS_GROUP -> join(person);
				case BOTH_AT_ONCE -> bothAtOnce(tasks, person, next);
			}
			factsAreOnRecord();
		}

		private void leave(String person) {
			if (this.members.remove(person)) {
				this.program.leave(person);
			}
		}

		private void join(String person) {
			if (this.members.add(person)) {
				this.program.join(person);
			}
		}

		private void claim(Task task, String person) {
			if (task.getAssignee() == null) {
				var refused = this.program.refused(person, () -> this.program.claim(task, person));
				assertThat(refused).as("%s claims %s", person, task.getName()).isEqualTo(mayNotHold(task, person));
			}
		}

		private void handOver(Task task, String person) {
			if (person.equals(task.getAssignee())) {
				return;
			}
			var refused = this.program.refused(null, () -> this.program.assign(task, person));
			if (this.away.contains(person)) {
				// Their stand-in gets it, or nobody.
				var holder = this.program.holder(task);
				assertThat(holder).isNotEqualTo(person);
				assertThat(refused || holder == null || !isExcluded(task, holder))
					.as("%s holds %s", holder, task.getName())
					.isTrue();
			}
			else {
				assertThat(refused).as("%s is handed %s", person, task.getName()).isEqualTo(mayNotHold(task, person));
			}
		}

		/** Others than the holder are refused before the step is asked. */
		private void complete(Task task, String person, boolean returned) {
			var holder = task.getAssignee();
			if (holder == null || holder.equals(person)) {
				var refused = this.program.refused(person, () -> this.program.complete(task, returned));
				assertThat(refused).as("%s completes %s", person, task.getName())
					.isEqualTo(isExcluded(task, person) || isVote(task) && hasVoted(person)
							|| holder != null && mayNotHold(task, holder));
				if (!refused) {
					record(task, person);
				}
			}
		}

		/** Two people complete a task at the same moment, or one person two votes. */
		private void bothAtOnce(List<Task> tasks, String person, String other) {
			var chosen = List.of(tasks.get(0), tasks.get(tasks.size() - 1));
			var people = List.of(person, (tasks.size() > 1) ? person : other);
			var answers = AtOnce.all(2, (number) -> !free(chosen.get(number), people.get(number)) || this.program
				.refused(people.get(number), () -> this.program.complete(chosen.get(number), false)));
			for (var number = 0; number < 2; number++) {
				if (!answers.get(number)) {
					record(chosen.get(number), people.get(number));
				}
			}
		}

		private static boolean free(Task task, String person) {
			return task.getAssignee() == null || task.getAssignee().equals(person);
		}

		/** Records what the program accepted, and asserts that it might. */
		private void record(Task task, String person) {
			assertThat(isExcluded(task, person)).as("%s did %s after %s", person, task.getName(), this.acted).isFalse();
			var people = this.acted.computeIfAbsent(ROLES.get(task.getTaskDefinitionKey()), (role) -> new HashSet<>());
			assertThat(people.add(person) || !isVote(task)).as("%s voted twice", person).isTrue();
		}

		private boolean isExcluded(Task task, String person) {
			return EXCLUDED.get(task.getTaskDefinitionKey())
				.stream()
				.anyMatch((role) -> this.acted.getOrDefault(role, Set.of()).contains(person));
		}

		private boolean mayNotHold(Task task, String person) {
			return isExcluded(task, person) || isVote(task) && this.program.holdsAnother(this.instance, task, person);
		}

		private static boolean isVote(Task task) {
			return task.getTaskDefinitionKey().equals(VOTE);
		}

		private boolean hasVoted(String person) {
			return this.acted.getOrDefault("votedBy", Set.of()).contains(person);
		}

		/** Asserts that everybody who acted stands in the table, and nobody else. */
		private void factsAreOnRecord() {
			assertThat(this.program.facts(this.instance)).isEqualTo(this.acted);
		}

	}

	/** The engine with the listeners of steps and the table of those who acted. */
	private static final class Program {

		private final TestDatabase database = TestDatabase.h2();

		private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

		private final ProcessEngine engine;

		private Set<String> away = Set.of();

		Program() {
			this.beans.registerBean(JdbcClient.class, this.database::jdbc);
			this.beans.registerBean(Clock.class, () -> Clock.systemUTC());
			var scanner = new ClassPathBeanDefinitionScanner(this.beans, false);
			scanner.addIncludeFilter(new RegexPatternTypeFilter(
					Pattern.compile(".*\\.(PerformerRepository|StepPerformers|CrossedCommandEnginePlugin)")));
			scanner.scan("sa.wusul.platform");
			this.beans.refresh();
			var configuration = new SpringProcessEngineConfiguration();
			configuration.setApplicationContext(this.beans);
			configuration.setProcessEngineName("any-course");
			configuration.setDataSource(this.database.dataSource());
			configuration.setTransactionManager(this.database.transactionManager());
			configuration.setDatabaseSchemaUpdate("true");
			configuration.setJobExecutorActivate(false);
			configuration
				.setProcessEnginePlugins(List.copyOf(this.beans.getBeansOfType(ProcessEnginePlugin.class).values()));
			ExecutionListener nothing = (execution) -> {
			};
			configuration.setCustomPreBPMNParseListeners(
					List.of(new CaseParseListener(null, List.of(), nothing, nothing, (role) -> nothing,
							this.beans.getBean(StepPerformers.class), absences(), CaseFactMapping.READ)));
			this.engine = configuration.buildProcessEngine();
			this.engine.getRepositoryService().createDeployment().addModelInstance(MODEL + ".bpmn", model()).deploy();
			var identities = this.engine.getIdentityService();
			identities.saveGroup(identities.newGroup("desk"));
			PEOPLE.forEach((person) -> identities.saveUser(identities.newUser(person)));
		}

		private static BpmnModelInstance model() {
			var model = Bpmn.createExecutableProcess(MODEL)
				.camundaHistoryTimeToLive(1)
				.startEvent()
				.userTask(DRAFT)
				.camundaCandidateGroups("desk")
				.userTask(AUDIT)
				.camundaCandidateGroups("desk")
				.exclusiveGateway("Gateway_Returned")
				.condition("returned", "${returned}")
				.connectTo(DRAFT)
				.moveToNode("Gateway_Returned")
				.userTask(VOTE)
				.camundaCandidateGroups("desk")
				.multiInstance()
				.parallel()
				.cardinality("2")
				.multiInstanceDone()
				.exclusiveGateway("Gateway_Reopened")
				.condition("reopened", "${returned}")
				.connectTo(DRAFT)
				.moveToNode("Gateway_Reopened")
				.endEvent()
				.done();
			properties(model, DRAFT, Map.of("performer", "draftedBy"));
			properties(model, AUDIT, Map.of("performer", "auditedBy", "fourEyes", "draftedBy"));
			properties(model, VOTE,
					Map.of("performer", "votedBy", "fourEyes", "draftedBy,auditedBy", "oncePerPerson", "true"));
			return model;
		}

		private static void properties(BpmnModelInstance model, String step, Map<String, String> values) {
			var properties = model.newInstance(CamundaProperties.class);
			values.forEach((name, value) -> {
				var property = model.newInstance(CamundaProperty.class);
				property.setCamundaName(name);
				property.setCamundaValue(value);
				properties.addChildElement(property);
			});
			UserTask task = model.getModelElementById(step);
			task.builder().addExtensionElement(properties);
		}

		private Absences absences() {
			return new Absences() {

				@Override
				public boolean isAbsent(String person) {
					return Program.this.away.contains(person);
				}

				@Override
				public Optional<String> standIn(String person) {
					return PEOPLE.stream()
						.filter((other) -> !other.equals(person) && !Program.this.away.contains(other))
						.findFirst();
				}

			};
		}

		String start() {
			return this.engine.getRuntimeService()
				.startProcessInstanceByKey(MODEL, UUID.randomUUID().toString())
				.getId();
		}

		List<Task> tasks(String instance) {
			return this.engine.getTaskService()
				.createTaskQuery()
				.processInstanceId(instance)
				.orderByTaskId()
				.asc()
				.list();
		}

		String holder(Task task) {
			return this.engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
		}

		void claim(Task task, String person) {
			this.engine.getTaskService().claim(task.getId(), person);
		}

		void assign(Task task, String person) {
			this.engine.getTaskService().setAssignee(task.getId(), person);
		}

		void complete(Task task, boolean returned) {
			this.engine.getTaskService().complete(task.getId(), Map.of("returned", returned));
		}

		void join(String person) {
			if (this.engine.getIdentityService().createUserQuery().userId(person).memberOfGroup("desk").count() == 0) {
				this.engine.getIdentityService().createMembership(person, "desk");
			}
		}

		void leave(String person) {
			this.engine.getIdentityService().deleteMembership(person, "desk");
		}

		/** Checks whether the program refuses the deed, or another was faster. */
		boolean refused(String person, Runnable deed) {
			this.engine.getIdentityService().setAuthenticatedUserId(person);
			try {
				deed.run();
				return false;
			}
			catch (RefusalException | OptimisticLockingException | NullValueException refusal) {
				return true;
			}
			catch (ProcessEngineException wrapped) {
				if (wrapped.getCause() instanceof RefusalException) {
					return true;
				}
				throw wrapped;
			}
			finally {
				this.engine.getIdentityService().clearAuthentication();
			}
		}

		boolean holdsAnother(String instance, Task task, String person) {
			return this.engine.getHistoryService()
				.createHistoricTaskInstanceQuery()
				.processInstanceId(instance)
				.taskDefinitionKey(task.getTaskDefinitionKey())
				.taskAssignee(person)
				.list()
				.stream()
				.anyMatch((other) -> !other.getId().equals(task.getId()));
		}

		Map<String, Set<String>> facts(String instance) {
			var facts = new HashMap<String, Set<String>>();
			this.database.jdbc()
				.sql("select role, person from step_performer where proceeding = ?")
				.param(instance)
				.query((row) -> {
					facts.computeIfAbsent(row.getString("role"), (role) -> new HashSet<>())
						.add(row.getString("person"));
				});
			return facts;
		}

		void close() {
			this.engine.close();
			this.beans.close();
			this.database.close();
		}

	}

}
