package sa.wusul.webapps.versions;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.support.CaseStory;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2;
import sa.wusul.webapps.versions.CaseMigrationPlan.Instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Checks that protect the cases of a process that waits for two answers from wrong
 * migrations.
 */
@DisplayName("Moving cases to another version")
@OnH2
@CaseStory
@Tag("story")
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
		this.engine.getManagementService()
			.createBatchQuery()
			.list()
			.forEach((open) -> this.engine.getManagementService().deleteBatch(open.getId(), true));
		this.engine.getRuntimeService()
			.createProcessInstanceQuery()
			.rootProcessInstances()
			.list()
			.forEach((open) -> this.engine.getRuntimeService().deleteProcessInstance(open.getId(), "next story"));
	}

	@Test
	@DisplayName("is checked beyond the engine's report: no cases, an older version, a suspended one, a call to a missing process")
	void versionsThatDoNotFit() {
		var after = deploy(MODEL.replace("1.0.0", "1.1.0"));
		var plan = plan(after, FIRST, SECOND);
		prevented(plan, MigrationFinding.NO_CASES, null);
		begin();
		assertThat(found(plan)).isEmpty();

		this.engine.getRepositoryService().suspendProcessDefinitionById(after);
		prevented(plan, MigrationFinding.SUSPENDED, null);
		this.engine.getRepositoryService().activateProcessDefinitionById(after);

		this.engine.getRuntimeService().startProcessInstanceById(after);
		told(new CaseMigrationPlan(after, this.before, List.of(FIRST, SECOND)), MigrationFinding.OLDER, null);

		var lost = deploy(MODEL.replace("<bpmn:endEvent id=\"EndEvent_Answered\" />", """
				<bpmn:callActivity id="CallActivity_Nowhere" calledElement="inquiry-test-nowhere" />
				<bpmn:sequenceFlow id="Flow_4" sourceRef="CallActivity_Nowhere" targetRef="EndEvent_Answered" />
				<bpmn:endEvent id="EndEvent_Answered" />""")
			.replace("sourceRef=\"Event_Second\" targetRef=\"EndEvent_Answered\"",
					"sourceRef=\"Event_Second\" targetRef=\"CallActivity_Nowhere\""));
		prevented(plan(lost, FIRST, SECOND), MigrationFinding.CALLED_MISSING, "CallActivity_Nowhere");
	}

	@Test
	@DisplayName("is checked for waits that would keep an old message or time, or only begin now, where cases are")
	void waits() {
		var otherMessage = plan(deploy(MODEL.replace("inquiry.firstAnswered", "inquiry.answered")), FIRST, SECOND);
		var otherMoment = plan(deploy(MODEL.replace("P900D", "P800D")), FIRST, SECOND);
		var withDeadline = plan(
				deploy(MODEL.replace("</bpmn:process>",
						"""
								<bpmn:boundaryEvent id="BoundaryEvent_Deadline" name="انتهت المهلة" attachedToRef="Task_First">
								<bpmn:timerEventDefinition id="Timer_Deadline"><bpmn:timeDuration>P30D</bpmn:timeDuration></bpmn:timerEventDefinition>
								</bpmn:boundaryEvent>
								<bpmn:sequenceFlow id="Flow_5" sourceRef="BoundaryEvent_Deadline" targetRef="EndEvent_Answered" />
								</bpmn:process>""")),
				FIRST, SECOND);

		var one = begin();
		assertThat(found(otherMoment)).as("no case waits for it yet").isEmpty();
		prevented(otherMessage, MigrationFinding.MESSAGE_KEPT, "Task_First");
		told(withDeadline, MigrationFinding.WAIT_ADDED, "BoundaryEvent_Deadline");

		second(one);
		told(otherMoment, MigrationFinding.WAIT_KEPT, "Event_Second");
		assertThat(found(otherMessage)).as("no case waits for it any more").isEmpty();
		assertThat(found(withDeadline)).as("no case is at the step any more").isEmpty();
	}

	@Test
	@DisplayName("does not start if the plan no longer fits, or differs from the proposal")
	void startedTooLate() {
		begin();
		var after = deploy(MODEL.replace("1.0.0", "1.1.0"));
		var plan = plan(after, FIRST, SECOND);
		var suspended = propose(plan);
		this.engine.getRepositoryService().suspendProcessDefinitionById(after);
		refused("releaser", "migration.notValid", () -> this.versions.start(suspended, plan.contentHash(), APPROVAL));
		assertThat(report(suspended).plan().state()).isEqualTo(MigrationPlanRepository.State.PROPOSED);
		this.engine.getRepositoryService().activateProcessDefinitionById(after);

		var another = deploy(MODEL.replace("1.0.0", "1.2.0"));
		for (var forgery : List.of(Map.entry("instructions", FIRST.line() + "\n" + SECOND.line() + " restart"),
				Map.entry("target_definition", another), Map.entry("source_definition", another))) {
			var forged = propose(plan);
			this.jdbc.sql("update migration_plan set %s = ? where id = ?".formatted(forgery.getKey()))
				.params(forgery.getValue(), forged)
				.update();
			refused("releaser", "migration.otherContent",
					() -> this.versions.start(forged, plan.contentHash(), APPROVAL));
		}
		assertThat(running(this.before)).isEqualTo(1);

		start(suspended, plan);
		runBatches();
		assertThat(running(after)).isEqualTo(1);
	}

	@Test
	@DisplayName("takes two versions of one process and a bounded trial, and is withdrawn, refused or ended by the right people")
	void bounds() {
		begin();
		var plan = plan(deploy(MODEL.replace("1.0.0", "1.1.0")), FIRST, SECOND);
		var other = TwoVersions.second(this.engine.getRepositoryService(), TwoVersions.REQUEST).getId();
		refused("analyst", "migration.otherProcess", () -> this.versions.check(plan(other)));
		refused("analyst", "migration.otherProcess", () -> this.versions.check(plan(this.before)));
		refused("analyst", "migration.triedAtMost", () -> this.versions.tryOut(plan, 501));
		refused("analyst", "migration.triedAtMost", () -> this.versions.tryOut(plan, 0));
		assertThat(tryOut(plan, 500).goes()).isEqualTo(1);

		var id = propose(plan);
		this.engine.getIdentityService().setAuthentication("another-analyst", List.of("analysts"));
		assertRefused("migration.notYours", () -> this.versions.withdraw(id, "ليست خطتي"));
		for (var person : List.of("analyst", "releaser")) {
			var unwanted = propose(plan);
			actAs(person, () -> this.versions.withdraw(unwanted, "لا حاجة إليها"));
			assertThat(report(unwanted).plan().state()).as(person).isEqualTo(MigrationPlanRepository.State.WITHDRAWN);
		}
		start(id, plan);
		refused("analyst", "migration.forbidden", () -> this.versions.stop(id, "أوقفها"));
		this.work.runJobs();
		assertThat(report(id).migrated()).isEqualTo(1);
	}

	@Test
	@DisplayName("is tried again from the beginning, also for cases without retries left")
	void triesUsedUp() {
		var instance = begin();
		var plan = plan(deploy(MODEL.replace("1.0.0", "1.1.0")), FIRST);
		var id = propose(plan);
		start(id, plan);
		second(instance);
		runOut();
		assertThat(report(id).failed()).as("failed").isEqualTo(1);

		actAs("releaser", () -> this.versions.resume(id, "تعود إلى خطوة في الخطة"));
		runBatches();
		assertThat(report(id).failed()).as("it is not back yet").isEqualTo(1);
		this.engine.getRuntimeService()
			.createProcessInstanceModification(instance)
			.cancelAllForActivity("Event_Second")
			.startBeforeActivity("Task_First")
			.execute();
		runBatches();

		assertThat(report(id).migrated()).as("migrated, without another word").isEqualTo(1);
	}

	@Test
	@DisplayName("discloses no number of a confidential case in a shared process")
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
		var plan = new CaseMigrationPlan(old,
				TwoVersions.second(this.engine.getRepositoryService(), ConfidentialModel.CALLED).getId(),
				List.of(wait));

		var trial = tryOut(plan, 10);
		assertThat(trial.goes()).isEqualTo(1);
		assertThat(trial.toString()).doesNotContain(confidential);
		assertThat(trial.rows()).extracting(VersionService.TrialRow::reference).containsOnlyNulls();
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

	private long running(String version) {
		return this.engine.getRuntimeService().createProcessInstanceQuery().processDefinitionId(version).count();
	}

	/** Lets every try of the batch fail, until none is left. */
	private void runOut() {
		runBatches();
		var management = this.engine.getManagementService();
		management.createJobQuery().withException().list().forEach((job) -> management.setJobRetries(job.getId(), 0));
	}

	/** Checks a finding that is the only one and prevents the plan. */
	private void prevented(CaseMigrationPlan plan, MigrationFinding finding, String element) {
		assertThat(found(plan)).containsExactly(tuple(finding, element));
		refused("analyst", "migration.notValid", () -> this.versions.propose(plan, REASON));
	}

	/** Checks a finding that is the only one and left to the two people's judgement. */
	private void told(CaseMigrationPlan plan, MigrationFinding finding, String element) {
		assertThat(found(plan)).containsExactly(tuple(finding, element));
		assertThat(check(plan).passes()).as("%s does not prevent it", finding).isTrue();
	}

	private CaseMigrationPlan plan(String target, Instruction... steps) {
		return new CaseMigrationPlan(this.before, target, List.of(steps));
	}

}
