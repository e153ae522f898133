package sa.wusul.desk.versions;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import sa.wusul.desk.versions.Plan.Instruction;
import sa.wusul.support.CaseStory;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A process that waits for two answers, and what keeps its cases from going wrong ways.
 */
@DisplayName("Moving cases to another version")
@OnH2
@CaseStory
@TestPropertySource(properties = "wusul.story=migration-guards")
@DirtiesContext
class MigrationGuardsTest extends MigrationStory {

	private static final String PROCESS = "inquiry-test-move";

	private static final String MODEL = """
			<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_Move" targetNamespace="http://wusul.sa/processes">
			<bpmn:message id="Message_First" name="inquiry.firstAnswered" />
			<bpmn:process id="inquiry-test-move" name="نقل للتجربة" isExecutable="true" camunda:versionTag="1.0.0" camunda:historyTimeToLive="P1825D">
			<bpmn:startEvent id="StartEvent_Asked" />
			<bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_Asked" targetRef="Task_First" />
			<bpmn:receiveTask id="Task_First" name="انتظار الجواب الأول" messageRef="Message_First" />
			<bpmn:sequenceFlow id="Flow_2" sourceRef="Task_First" targetRef="Event_Second" />
			<bpmn:intermediateCatchEvent id="Event_Second" name="مضت المدة">
			<bpmn:timerEventDefinition id="Timer_Second"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P900D</bpmn:timeDuration></bpmn:timerEventDefinition>
			</bpmn:intermediateCatchEvent>
			<bpmn:sequenceFlow id="Flow_3" sourceRef="Event_Second" targetRef="EndEvent_Answered" />
			<bpmn:endEvent id="EndEvent_Answered" />
			</bpmn:process>
			</bpmn:definitions>
			""";

	private static final Instruction FIRST = new Instruction("Task_First", "Task_First", false);

	private static final Instruction SECOND = new Instruction("Event_Second", "Event_Second", false);

	private String before;

	@BeforeEach
	void firstVersion() {
		this.before = deploy(MODEL);
	}

	@AfterEach
	void endAll() {
		this.engine.getIdentityService().clearAuthentication();
		this.engine.getRuntimeService()
			.createProcessInstanceQuery()
			.processDefinitionKey(PROCESS)
			.list()
			.forEach((open) -> this.engine.getRuntimeService().deleteProcessInstance(open.getId(), "next story"));
	}

	@Test
	@DisplayName("is checked for what the engine would not say: nobody to move, a version back, one that is suspended, a call to nowhere")
	void versionsThatDoNotFit() {
		var after = deploy(MODEL.replace("1.0.0", "1.1.0"));
		var plan = plan(after, FIRST, SECOND);
		assertThat(found(plan)).containsExactly(tuple(Finding.NO_CASES, null));
		begin();
		assertThat(found(plan)).isEmpty();

		this.engine.getRepositoryService().suspendProcessDefinitionById(after);
		assertThat(found(plan)).containsExactly(tuple(Finding.SUSPENDED, null));
		this.engine.getRepositoryService().activateProcessDefinitionById(after);

		this.engine.getRuntimeService().startProcessInstanceById(after);
		assertThat(found(new Plan(after, this.before, List.of(FIRST, SECOND))))
			.containsExactly(tuple(Finding.OLDER, null));

		var lost = deploy(MODEL.replace("<bpmn:endEvent id=\"EndEvent_Answered\" />", """
				<bpmn:callActivity id="CallActivity_Nowhere" calledElement="inquiry-test-nowhere" />
				<bpmn:sequenceFlow id="Flow_4" sourceRef="CallActivity_Nowhere" targetRef="EndEvent_Answered" />
				<bpmn:endEvent id="EndEvent_Answered" />""")
			.replace("sourceRef=\"Event_Second\" targetRef=\"EndEvent_Answered\"",
					"sourceRef=\"Event_Second\" targetRef=\"CallActivity_Nowhere\""));
		assertThat(found(plan(lost, FIRST, SECOND)))
			.containsExactly(tuple(Finding.CALLED_MISSING, "CallActivity_Nowhere"));
	}

	@Test
	@DisplayName("is checked for waits that would keep an old message or moment, or begin only now")
	void waits() {
		begin();
		second(begin());
		var otherMessage = deploy(MODEL.replace("inquiry.firstAnswered", "inquiry.answered"));
		assertThat(found(plan(otherMessage, FIRST, SECOND))).contains(tuple(Finding.MESSAGE_KEPT, "Task_First"));

		var otherMoment = deploy(MODEL.replace("P900D", "P800D"));
		assertThat(found(plan(otherMoment, FIRST, SECOND))).containsExactly(tuple(Finding.WAIT_KEPT, "Event_Second"));

		var withDeadline = deploy(MODEL.replace("</bpmn:process>",
				"""
						<bpmn:boundaryEvent id="BoundaryEvent_Deadline" name="انتهت المهلة" attachedToRef="Task_First">
						<bpmn:timerEventDefinition id="Timer_Deadline"><bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition>
						</bpmn:boundaryEvent>
						<bpmn:sequenceFlow id="Flow_5" sourceRef="BoundaryEvent_Deadline" targetRef="EndEvent_Answered" />
						</bpmn:process>"""));
		assertThat(found(plan(withDeadline, FIRST, SECOND)))
			.containsExactly(tuple(Finding.WAIT_ADDED, "BoundaryEvent_Deadline"));
	}

	@Test
	@DisplayName("does not begin when the plan no longer fits, or is no longer what was proposed")
	void startedTooLate() {
		begin();
		var after = deploy(MODEL.replace("1.0.0", "1.1.0"));
		var plan = plan(after, FIRST, SECOND);
		var suspended = propose(plan);
		this.engine.getRepositoryService().suspendProcessDefinitionById(after);
		refused("releaser", "migration.notValid", () -> this.versions.start(suspended, plan.contentHash(), "موافق"));
		this.engine.getRepositoryService().activateProcessDefinitionById(after);

		var forged = propose(plan);
		this.jdbc.sql("update migration_plan set instructions = ? where id = ?")
			.params(FIRST.line() + "\n" + SECOND.line() + " restart", forged)
			.update();
		refused("releaser", "migration.otherContent", () -> this.versions.start(forged, plan.contentHash(), "موافق"));
	}

	@Test
	@DisplayName("goes between versions of one process, tries a bounded number, and is taken back or ended by whom it concerns")
	void bounds() {
		begin();
		var plan = plan(deploy(MODEL.replace("1.0.0", "1.1.0")), FIRST, SECOND);
		var other = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.REQUEST).getId();
		refused("analyst", "migration.otherProcess", () -> this.versions.check(plan(other)));
		refused("analyst", "migration.otherProcess", () -> this.versions.check(plan(this.before)));
		refused("analyst", "migration.triedAtMost", () -> this.versions.tryOut(plan, 501));
		refused("analyst", "migration.triedAtMost", () -> this.versions.tryOut(plan, 0));

		var id = propose(plan);
		this.engine.getIdentityService().setAuthentication("another-analyst", List.of("analysts"));
		assertRefused("migration.notYours", () -> this.versions.withdraw(id, "ليست خطتي"));
		start(id, plan);
		refused("analyst", "migration.forbidden", () -> this.versions.stop(id, "أوقفها"));
		this.work.runJobs();
		assertThat(report(id).migrated()).isEqualTo(1);
	}

	@Test
	@DisplayName("is tried again from the beginning, also for cases whose tries are used up")
	void triesUsedUp() {
		var instance = begin();
		var plan = plan(deploy(MODEL.replace("1.0.0", "1.1.0")), FIRST);
		var id = propose(plan);
		start(id, plan);
		second(instance);
		runOut();
		assertThat(report(id).failed()).isEqualTo(1);

		this.engine.getRuntimeService()
			.createProcessInstanceModification(instance)
			.cancelAllForActivity("Event_Second")
			.startBeforeActivity("Task_First")
			.execute();
		as("releaser", () -> this.versions.resume(id, "عادت إلى خطوة في الخطة"));
		this.work.runJobs();

		assertThat(report(id).migrated()).isEqualTo(1);
	}

	@Test
	@DisplayName("tells no number of a confidential case that a shared process runs for")
	void sharedProcessOfAConfidentialCase() {
		ConfidentialModel.deploy(this.engine.getRepositoryService());
		var confidential = this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question());
		var old = TwoVersions.second(this.engine.getRepositoryService(), ConfidentialModel.CALLED).getId();
		var wait = new Instruction("Event_Wait", "Event_Wait", false);
		this.engine.getRepositoryService()
			.createDeployment()
			.addString(ConfidentialModel.CALLED + ".bpmn",
					Modeler.text("tawasul-test/" + ConfidentialModel.CALLED + ".bpmn").replace("1.0.0", "1.1.0"))
			.deploy();
		var plan = new Plan(old,
				TwoVersions.second(this.engine.getRepositoryService(), ConfidentialModel.CALLED).getId(),
				List.of(wait));

		var trial = tryOut(plan, 10);
		assertThat(trial.goes()).isEqualTo(1);
		assertThat(trial.toString()).doesNotContain(confidential);
		assertThat(trial.rows()).extracting(Versions.TrialRow::reference).containsOnlyNulls();
		var id = propose(plan);
		start(id, plan);
		this.work.runJobs();
		var report = report(id);
		assertThat(report.migrated()).isEqualTo(1);
		assertThat(report.toString()).doesNotContain(confidential);
	}

	private String deploy(String model) {
		return this.engine.getRepositoryService()
			.createDeployment()
			.addString(PROCESS + ".bpmn", model)
			.deployWithResult()
			.getDeployedProcessDefinitions()
			.get(0)
			.getId();
	}

	private String begin() {
		return this.engine.getRuntimeService().startProcessInstanceById(this.before).getId();
	}

	private void second(String instance) {
		this.engine.getRuntimeService()
			.createMessageCorrelation("inquiry.firstAnswered")
			.processInstanceId(instance)
			.correlate();
	}

	/** Every try of the batch fails. */
	private void runOut() {
		runBatches();
		var management = this.engine.getManagementService();
		management.createJobQuery().withException().list().forEach((job) -> management.setJobRetries(job.getId(), 0));
	}

	private Plan plan(String target, Instruction... steps) {
		return new Plan(this.before, target, List.of(steps));
	}

}
